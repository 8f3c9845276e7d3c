/** The document that is converted: what its references lead to, and what of it finds no place in Swagger 2.0. */
import { isObject, valueAt } from '../../connector/pointer.ts';
import { type Json, UnusableError } from './plain.ts';

/** References in a row: more than that go around in a circle. */
const MAX_STEPS = 20;

/** Copies made of what references lead to: two references in each of a few lines can stand for millions. */
const MAX_COPIES = 10_000;

export class Source {
  readonly root: Json;
  readonly #losses = new Set<string>();
  readonly #open = new Set<string>();
  #copies = 0;

  constructor(root: Json) {
    this.root = root;
  }

  /** The object itself, or what its `$ref` leads to within the document; an empty one where it leads nowhere. */
  at(value: unknown): Json {
    let one = value;
    for (let step = 0; isObject(one) && typeof one.$ref === 'string'; step++) {
      if (step === MAX_STEPS || !one.$ref.startsWith('#/')) {
        this.lose(`\`${one.$ref}\` is not in this file: bundle the files into one first`);
        return {};
      }
      one = valueAt(this.root, decoded(one.$ref.slice(1)));
    }
    return isObject(one) ? one : {};
  }

  /**
   * Copies what a reference leads to into its place; null, and noted, where that holds itself.
   * @throws UnusableError where the copies are too many
   */
  within<T>(reference: string, copy: () => T): T | null {
    if (this.#open.has(reference) || this.#open.size === MAX_STEPS) {
      this.lose(`\`${reference}\` leads back to itself: make it a schema of its own in \`components/schemas\``);
      return null;
    }
    if (++this.#copies > MAX_COPIES) throw new UnusableError(`its references stand for more than ${MAX_COPIES} copies`);
    this.#open.add(reference);
    const copied = copy();
    this.#open.delete(reference);
    return copied;
  }

  /** Notes down what is left out, once, in a sentence. */
  lose(sentence: string): void {
    this.#losses.add(sentence);
  }

  get losses(): readonly string[] {
    return [...this.#losses];
  }
}

/** References are parts of addresses: a blank in them is written `%20`. */
function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** The members that begin with `x-`, which both formats leave to whoever needs them. */
export function extensionsOf(value: Json): Json {
  return picked(value, (key) => key.startsWith('x-'));
}

/** Some members of an object. */
export function picked(value: Json, isWanted: (key: string) => boolean): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => isWanted(key)));
}
