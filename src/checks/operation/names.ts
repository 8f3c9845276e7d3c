/** Names made out of other names, for messages that say what to type. */
import type { Operation } from '../../connector/swagger/nodes.ts';

/** Between two words of an identifier: `listOrders`, `HTTPCall`. Without width, so that long hostile ids cost little. */
const SEAM = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** A text that is one identifier rather than words: `listOrders`, `list_orders`, `list-orders`, `orders.list`. */
export function isCode(text: string): boolean {
  if (/^[A-Za-z]\w*$/.test(text)) return /_|[a-z0-9][A-Z]/.test(text);
  // "check-in" and "e-mail" are words.
  const parts = /^[a-z][A-Za-z.-]*$/.test(text) ? text.split(/[.-]/) : [];
  return parts.length > 1 && parts.every((part) => part.length > 2);
}

/** Longer identifiers are refused anyway; names made of them end here. */
const MAX_LENGTH = 200;

/** The words an identifier is made of. */
export function wordsOf(identifier: string): string[] {
  return identifier
    .slice(0, MAX_LENGTH)
    .replace(SEAM, ' ')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `orders_list-all` as `OrdersListAll`. */
export function pascalCase(identifier: string): string {
  return wordsOf(identifier)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `listOpenOrders` as `List open orders`; words all in capitals stay so. */
export function sentence(identifier: string): string {
  const words = wordsOf(identifier).map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const VERBS: Readonly<Record<string, string>> = { post: 'Create', put: 'Replace', patch: 'Update' };

/** An operationId after method and path: `GET /orders/{id}` as `GetOrdersById`. */
export function idFor({ method, path }: Operation): string {
  const verb = VERBS[method] ?? pascalCase(method);
  return verb + pascalCase(path.template.slice(0, MAX_LENGTH).replaceAll(/\{(?=[^{}/]*\})/g, 'By '));
}

/** An operation where its id won't do as a name: `GET /orders`. */
export function placeOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path.template}`;
}
