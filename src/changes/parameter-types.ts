/** The types of parameters outside of the body, compared. */
import type { Parameter, Schema } from '../connector/swagger/nodes.ts';
import type { ChangeKind, Impact } from './kinds.ts';
import { impactOfNumbers, innermost } from './numbers.ts';
import { typeOf } from './shape.ts';
import type { Values } from './types.ts';

interface TypeChange {
  readonly kind: ChangeKind;
  readonly values: Values;
  readonly impact?: Impact;
}

/** null where the type is the same. As in bodies, a type that is said for the first time changes nothing. */
export function typeChangeOf(base: Parameter, head: Parameter): TypeChange | null {
  const [from, to] = [typeWord(base), typeWord(head)];
  if (from === to) return null;
  const values = { from, to };
  if (isMore(from, to)) return { kind: 'type-specified', values };
  if (isMore(to, from)) return { kind: 'type-dropped', values };
  return { kind: 'parameter-type-changed', values, ...impactOfNumbers(from, to, 'request') };
}

/** Whether one type says what the other leaves open. */
function isMore(open: string, said: string): boolean {
  const [one, other] = [innermost(open), innermost(said)];
  return one.type === 'any' && one.depth <= other.depth;
}

/** `array of array of string`; the body's type is its schema's matter. */
export function typeWord({ object, location, items }: Parameter): string {
  return location === 'body' ? 'body' : wordOf(object.type, items);
}

function wordOf(type: unknown, items: Schema | null): string {
  const own = typeOf(type, false, items !== null);
  if (own !== 'array') return own;
  const inner = items?.children.find(({ keyword }) => keyword === 'items') ?? null;
  return `array of ${items ? wordOf(items.object.type, inner) : 'any'}`;
}
