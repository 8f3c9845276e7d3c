/** The document that is converted: what its references lead to, and what of it finds no place in Swagger 2.0. */
import { isObject, valueAt } from '../../connector/pointer.ts';
import type { Json } from './plain.ts';

/** References in a row: more than that go around in a circle. */
const MAX_STEPS = 20;

export class Source {
  readonly root: Json;
  readonly #losses = new Set<string>();

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
