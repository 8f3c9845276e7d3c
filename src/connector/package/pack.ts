/** Packs a certification package: the same contents are the same bytes, wherever and whenever they are packed. */
import { zipSync } from 'fflate';
import type { Contents } from './make.ts';

/** Zip files tell the local time: the first moment they can tell is the same everywhere. */
const FIRST_MOMENT = new Date(1980, 0, 1);

/** A zip of files, and of the archives in it. */
export function pack(contents: Contents): Uint8Array {
  const names = [...contents.keys()].sort();
  const entries = names.map((name) => {
    const content = contents.get(name) as Uint8Array | Contents;
    return [name, content instanceof Uint8Array ? content : pack(content)] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: FIRST_MOMENT });
}
