/** Labels out of identifiers: what to propose where a name has none, or where a label still looks like code. */

/** Words that people write in capitals. */
const CAPITALS: ReadonlySet<string> = new Set([
  'api',
  'html',
  'id',
  'ip',
  'iso',
  'json',
  'pdf',
  'sms',
  'uri',
  'url',
  'utc',
  'uuid',
  'xml',
]);

const MAX_LENGTH = 80;

/** `orderId`, `order_id` and `$order-id` become "Order ID"; empty when there is no word in it. */
export function humanise(identifier: string): string {
  if (/^[a-z]{1,80}$/.test(identifier)) return one(identifier);
  const words = identifier
    .slice(0, 2 * MAX_LENGTH)
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (CAPITALS.has(word.toLowerCase()) ? word.toUpperCase() : lower(word)));
  const label = words.join(' ').slice(0, MAX_LENGTH);
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function one(word: string): string {
  return CAPITALS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** A word in capitals throughout is left as it is: it is an abbreviation. */
function lower(word: string): string {
  return word.length > 1 && word === word.toUpperCase() ? word : word.toLowerCase();
}

/** camelCase, snake_case, or a single word in lower case. */
export function isIdentifier(text: string): boolean {
  return /^(?:\p{Ll}[\p{L}\p{N}]*|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]*)+)$/u.test(text);
}
