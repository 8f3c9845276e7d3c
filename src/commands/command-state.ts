/** What commands say to the stage machine. */
import { addAll } from '../connector/add-all.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { CommandState, Reasoned, StageRequest } from '../stages/command-state.ts';
import type { GivenCommand } from './given-commands.ts';
import type { Objection } from './objections.ts';
import { type Effect, isWrong } from './types.ts';

/** Takes what is allowed and not refused. A pull request that is open although it was closed by a command was reopened. */
export function commandStateIn(
  commands: readonly GivenCommand[],
  objections: ReadonlyMap<GivenCommand, Objection>,
  { state }: Pick<Snapshot, 'state'>,
): CommandState {
  const requests: StageRequest[] = [];
  const tested: CommandState['tested'][number][] = [];
  const done: CommandState['done'][number][] = [];
  let releaseTag: CommandState['releaseTag'] = null;
  let hold: Reasoned | null = null;
  let close: Reasoned | null = null;
  for (const each of commands) {
    const effect = effectOf(each, objections);
    const { by, at } = each;
    if (effect?.type === 'stage') requests.push({ stage: effect.stage, by, at });
    if (effect?.type === 'tested') tested.push({ by, at });
    if (effect?.type === 'done')
      addAll(
        done,
        effect.items.map((item) => ({ item, by, at })),
      );
    if (effect?.type === 'release-tag') releaseTag = { by, at };
    if (effect?.type === 'hold') hold = { by, at, reason: effect.reason };
    if (effect?.type === 'unhold') hold = null;
    if (effect?.type === 'close' && (each.answer === null || state === 'closed'))
      close = { by, at, reason: effect.reason };
  }
  return { requests, tested, done, releaseTag, hold, close };
}

/** What a command does; null when it does nothing. */
export function effectOf(command: GivenCommand, objections: ReadonlyMap<GivenCommand, Objection>): Effect | null {
  return command.outcome !== 'taken' || isWrong(command.read) || objections.has(command) ? null : command.read;
}
