/** JSON pointers (RFC 6901): `/paths/~1orders/get`. */

/** Escapes one reference token. */
export function escapeToken(token: string): string {
  if (!token.includes('~') && !token.includes('/')) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Tokens of short pointers: rules ask for the same few at every node, and a token that is cut out each time is slow to look up. */
const short = new Map<string, readonly string[]>();
const SHORT = 32;
const MOST = 1_000;

/** A pointer's tokens, unescaped; the empty pointer has none. */
export function tokensOf(pointer: string): readonly string[] {
  if (pointer.length > SHORT) return split(pointer);
  let tokens = short.get(pointer);
  if (!tokens) {
    tokens = split(pointer);
    if (short.size < MOST) short.set(pointer, tokens);
  }
  return tokens;
}

function split(pointer: string): string[] {
  if (pointer === '') return [];
  // Most pointers of rules have one step.
  const tokens = pointer.includes('/', 1) ? pointer.slice(1).split('/') : [pointer.slice(1)];
  if (!pointer.includes('~')) return tokens;
  return tokens.map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));
}

/** A JSON object, and not an array or null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member of an object or an element of an array; undefined if there is none. Never looks at a prototype. */
export function member(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
  return (value as Record<string, unknown>)[token];
}

/** The value a pointer names, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of tokensOf(pointer)) value = member(value, token);
  return value;
}

/**
 * A value of a document as text: a text as it is, nothing if there is none, anything else as JSON. `String` would make
 * `[object Object]` of an object, and throw at `{ "toString": 1 }`.
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
