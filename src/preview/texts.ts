/** Texts out of a connector's JSON, whatever stands there. */
import { textOf } from '../connector/pointer.ts';
import type { Visibility } from './types.ts';

const LONGEST = 1_000;

/** A text, cut where nobody reads on; empty for anything else. */
export function textIn(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Any value in words. */
export function shown(value: unknown): string {
  return value === undefined || value === null ? '' : textIn(textOf(value));
}

const VISIBILITIES: ReadonlySet<unknown> = new Set(['important', 'advanced', 'internal']);

export function visibilityIn(value: unknown): Visibility {
  return VISIBILITIES.has(value) ? (value as Visibility) : 'normal';
}

/** Documents say it as `true` and as `"true"`. */
export function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
