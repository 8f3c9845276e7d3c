/** What silence brings: a nudge, a warning, closing; and what a long wait for the maintainers brings. The clock is given. */

import type { Days, Timers } from '../machine/machine.ts';
import { latest, type Turn } from './turn.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Waiting {
  readonly turn: Turn;
  /** Since when it is whose turn it is, ISO 8601. */
  readonly since: string;
  /** The last sign of life, ISO 8601; null: none that is known. */
  readonly life: string | null;
  /** When a pull request is warned for the silence that began at a moment; null: not yet. */
  readonly warnedAt: (silentSince: string) => string | null;
  /** Whether it can be closed: it is open. */
  readonly open: boolean;
}

/** What is due by now, and what comes next. */
export interface Silence {
  /** When the silence, or the maintainers' turn, began: the occasion that is spoken of. */
  readonly since: string;
  /** What has come due, the last only. */
  readonly now: 'nudge' | 'warn' | 'close' | 'escalate' | null;
  /** When it will be closed if nothing happens; null: never, or not on this turn. */
  readonly closesAt: string | null;
  /** What comes next by the clock alone; null: nothing. */
  readonly next: { readonly what: 'nudge' | 'warn' | 'close' | 'escalate'; readonly at: string } | null;
}

/**
 * Nudge, warning and closing run on the partner's turn only, and start again with every sign of life. Nothing is closed
 * that was not warned as long before as the timers say, however long the App was away.
 *
 * @param now ISO 8601
 */
export function silenceOf(waiting: Waiting, timers: Timers, now: string): Silence | null {
  if (waiting.turn === 'nobody') return null;
  if (waiting.turn === 'maintainer') return escalation(waiting.since, timers, now);
  const since = latest([waiting.since, waiting.life]) as string;
  const warned = waiting.warnedAt(since);
  const nudgeAt = after(since, timers.nudge);
  const warnAt = waiting.open ? after(since, timers.warn) : null;
  const closesAt = waiting.open ? closing(since, timers, warned) : null;
  const steps = [
    { what: 'nudge' as const, at: nudgeAt },
    { what: 'warn' as const, at: warnAt },
    { what: 'close' as const, at: warned === null ? null : closesAt },
  ].flatMap(({ what, at }) => (at === null ? [] : [{ what, at }]));
  const what = steps.filter(({ at }) => at <= now).at(-1)?.what ?? null;
  const next = steps.find(({ at }) => at > now) ?? afterWarning(what, closing(since, timers, now));
  return { since, now: what, closesAt, next };
}

/** Closing comes next once the warning that is due now is written. */
function afterWarning(what: Silence['now'], closesAt: string | null): Silence['next'] {
  return what === 'warn' && closesAt !== null ? { what: 'close', at: closesAt } : null;
}

function escalation(since: string, { escalate }: Timers, now: string): Silence | null {
  const at = after(since, escalate);
  if (at === null) return null;
  const due = at <= now;
  return { since, now: due ? 'escalate' : null, closesAt: null, next: due ? null : { what: 'escalate', at } };
}

/** As long after the warning as the timers have it, and not before its own time. */
function closing(since: string, { warn, close }: Timers, warned: string | null): string | null {
  if (close === 'never' || warn === 'never') return null;
  const grace = warned === null ? null : after(warned, close - warn);
  return latest([after(since, close), grace]);
}

/** A moment some days later; null for never. */
function after(moment: string, days: Days): string | null {
  return days === 'never' ? null : new Date(Date.parse(moment) + days * DAY).toISOString();
}
