/** The record of a pull request's way, in words. */

import type { Actor } from '../pull-request/actors.ts';
import { type History, type stepsUntil, timeSpent } from '../stages/history.ts';
import type { Turn } from '../stages/turn.ts';
import { code, details, moment, plain, plural, table } from './markdown.ts';

/** Steps that the summary shows, the last ones. */
const SHOWN = 20;

/** The folded part of the summary: who moved it when. Times that still run are left to the command, or every run would edit. */
export function historyPart(steps: ReturnType<typeof stepsUntil>): string {
  if (steps.length < 2) return '';
  const rows = steps.slice(-SHOWN).map(({ at, to, by }) => [at === null ? '–' : moment(at), code(to.label), mover(by)]);
  const more = steps.length > SHOWN ? `\n\n${plural(steps.length - SHOWN, 'earlier move')}.` : '';
  return details(
    `${plural(steps.length, 'move')} until now`,
    `${table(['When', 'Stage', 'Who moved it'], rows)}${more}`,
  );
}

function mover(by: Actor): string {
  return by.type !== 'user' ? 'by itself' : plain(by.login);
}

const SIDES: Readonly<Record<Turn, string>> = {
  partner: 'the partner',
  maintainer: 'the maintainers',
  nobody: 'nobody',
};

/** How long something took: `3 days 4 h`, `12 min`. @param milliseconds a stretch of time */
export function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return hours > 0 ? `${plural(days, 'day')} ${hours} h` : plural(days, 'day');
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

/** Lines for the terminal: every move, then the time in each stage and on each side. @param now ISO 8601 */
export function historyLines(history: History, now: string): string[] {
  const { steps, stages, turns } = history;
  if (steps.length === 0) return ['Nothing is known of its stages yet.'];
  const moves = steps.map(
    ({ at, from, to, by }) =>
      `${at}  ${from ? `${from.label} → ` : ''}${to.label}  (${by.type !== 'user' ? 'by itself' : by.login})`,
  );
  const inStage = [...timeSpent(stages, now)].map(([{ label }, spent]) => `  ${label}: ${duration(spent)}`);
  const onSide = [...timeSpent(turns, now)].map(([side, spent]) => `  ${SIDES[side]}: ${duration(spent)}`);
  return [
    ...moves,
    '',
    'Time in each stage',
    ...inStage,
    ...(onSide.length > 0 ? ['Time on each side', ...onSide] : []),
  ];
}
