/** Git's object format: what makes an id true. */
import { createHash } from 'node:crypto';

export type ObjectType = 'blob' | 'tree' | 'commit';

interface GitObject {
  readonly type: ObjectType;
  readonly body: Uint8Array;
}

/** The id git gives an object: SHA-1 over `type size\0body`. */
export function objectId(type: ObjectType, body: Uint8Array): string {
  return createHash('sha1').update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}

/** Objects by id. One store serves a repository and all its forks, which is why a fork's head is reachable in the base. */
export class ObjectStore {
  readonly #objects = new Map<string, GitObject>();

  /** Returns the object's id; writing the same twice is one object. */
  put(type: ObjectType, body: Uint8Array): string {
    const id = objectId(type, body);
    if (!this.#objects.has(id)) this.#objects.set(id, { type, body });
    return id;
  }

  typeOf(id: string): ObjectType | null {
    return this.#objects.get(id)?.type ?? null;
  }

  /** The object's body. Throws when there is none of that type. */
  read(type: ObjectType, id: string): Uint8Array {
    const object = this.#objects.get(id);
    if (object?.type !== type) throw new Error(`no ${type} ${id}`);
    return object.body;
  }
}

/** The bytes of a file: text is stored as UTF-8. */
export function toBytes(contents: string | Uint8Array): Uint8Array {
  return typeof contents === 'string' ? Buffer.from(contents, 'utf8') : contents;
}

/** git: a NUL among the first 8,000 bytes makes a file binary. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}
