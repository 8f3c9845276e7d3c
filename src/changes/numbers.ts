/** Whole numbers and numbers: one is a kind of the other, so that a change between them may hurt nobody. */
import type { Impact } from './kinds.ts';
import type { Side } from './schema-diff.ts';

const LIST = 'array of ';

/**
 * How bad it is that a number's type changed, where it is milder than for other types. A request that takes any number takes
 * whole ones as well, and who reads any number can read whole ones; the other way round somebody has to look.
 */
export function impactOfNumbers(from: string, to: string, side: Side): { readonly impact?: Impact } {
  const [before, after] = [innermost(from), innermost(to)];
  if (before.depth !== after.depth) return {};
  const change = `${before.type} ${after.type}`;
  if (change !== 'integer number' && change !== 'number integer') return {};
  const wider = change === 'integer number';
  return { impact: wider === (side === 'request') ? 'harmless' : 'look' };
}

/** `array of array of integer`: integers, two lists deep. */
export function innermost(type: string): { type: string; depth: number } {
  const parts = type.split(LIST);
  return { type: parts.at(-1) as string, depth: parts.length };
}
