/** Fills a rule's message: `{name} has {length} characters`. What looks like a key is not repeated. */
import { hidden, withoutSecrets } from '../../checks/security/find.ts';

/** `{name}` in a message. */
export const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Longer values are cut in messages, which stand in tables. */
const MAX_VALUE = 80;

type Value = string | number | undefined;

/** A message with its values put in, and the placeholders that there was no value for. */
export interface Filled {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Puts values in for placeholders. What is missing is told: half a sentence is for nobody to read. */
export function fillMessage(template: string, values: (name: string) => Value): Filled {
  if (!template.includes('{')) return { text: template, missing: [] };
  const missing: string[] = [];
  const text = template.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values(name);
    if (value === undefined) missing.push(whole);
    return value === undefined ? whole : shorten(withoutSecrets(String(value), hidden), name);
  });
  return { text, missing };
}

/** Of a name, what stands last tells most: `Contoso.Api.V1.Models.Order.number`. */
const ENDS_MATTER: ReadonlySet<string> = new Set(['name']);

/** Words and lists of names, in which everything has been cut already: cut again, a name in them would be another. */
const WORDS: ReadonlySet<string> = new Set(['change', 'operations', 'paths']);
const MAX_WORDS = 240;

/** One line of at most 80 characters; of 240 for words. */
function shorten(text: string, name: string): string {
  const line = /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
  if (line.length <= (WORDS.has(name) ? MAX_WORDS : MAX_VALUE)) return line;
  const end = ENDS_MATTER.has(name) ? MAX_VALUE - 20 : 0;
  return `${line.slice(0, MAX_VALUE - 1 - end)}…${line.slice(line.length - end)}`;
}
