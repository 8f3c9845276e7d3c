/** Fills a rule's message: `{name} has {length} characters`. What looks like a key is not repeated. */
import { hidden, withoutSecrets } from '../../checks/security/find.ts';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** Longer values are cut in messages, which stand in tables. */
const MAX_VALUE = 80;

/** Puts values in for placeholders; one without a value stays as it is, which a test of the examples notices. */
export function fillMessage(template: string, values: (name: string) => string | number | undefined): string {
  if (!template.includes('{')) return template;
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values(name);
    return value === undefined ? whole : shorten(withoutSecrets(String(value), hidden), name);
  });
}

/** Of a name, what stands last tells most: `Contoso.Api.V1.Models.Order.number`. */
const ENDS_MATTER: ReadonlySet<string> = new Set(['name']);

/** What happened, in words: the values in it have been cut already. */
const WORDS = 'change';
const MAX_WORDS = 240;

/** One line of at most 80 characters; of 240 for words. */
function shorten(text: string, name: string): string {
  const line = /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
  if (line.length <= (name === WORDS ? MAX_WORDS : MAX_VALUE)) return line;
  const end = ENDS_MATTER.has(name) ? MAX_VALUE - 20 : 0;
  return `${line.slice(0, MAX_VALUE - 1 - end)}…${line.slice(line.length - end)}`;
}
