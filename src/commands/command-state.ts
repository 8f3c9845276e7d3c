/** What commands say to the stage machine. */
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { Reasoned, Spoken, StageRequest } from '../stages/command-state.ts';
import type { Said } from './given-commands.ts';
import type { Objection } from './objections.ts';
import { type Effect, isWrong } from './types.ts';

/** Takes what is allowed and not refused. A pull request that is open although it was closed by a command was reopened. */
export function spokenIn(
  said: readonly Said[],
  objections: ReadonlyMap<Said, Objection>,
  { state }: Pick<Snapshot, 'state'>,
): Spoken {
  const requests: StageRequest[] = [];
  const tested: Spoken['tested'][number][] = [];
  let hold: Reasoned | null = null;
  let close: Reasoned | null = null;
  for (const each of said) {
    const effect = effectOf(each, objections);
    const { by, at } = each;
    if (effect?.type === 'stage') requests.push({ stage: effect.stage, by, at });
    if (effect?.type === 'tested') tested.push({ by, at });
    if (effect?.type === 'hold') hold = { by, at, reason: effect.reason };
    if (effect?.type === 'unhold') hold = null;
    if (effect?.type === 'close' && (each.answer === null || state === 'closed'))
      close = { by, at, reason: effect.reason };
  }
  return { requests, tested, hold, close };
}

/** What a command does; null when it does nothing. */
export function effectOf(said: Said, objections: ReadonlyMap<Said, Objection>): Effect | null {
  return said.outcome !== 'taken' || isWrong(said.read) || objections.has(said) ? null : said.read;
}
