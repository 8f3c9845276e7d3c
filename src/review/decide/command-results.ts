/** What people have said by commands, and what comes of it: for the stages and for the replies. */

import { commandStateIn } from '../../commands/command-state.ts';
import type { GivenCommand } from '../../commands/given-commands.ts';
import { type Objection, objectionsIn } from '../../commands/objections.ts';
import type { Machine } from '../../machine/machine.ts';
import { refusalWords } from '../../messages/notices.ts';
import type { DesiredReply } from '../../messages/types.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { CommandState } from '../../stages/command-state.ts';
import type { Refusal } from '../../stages/resolve.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { repliesTo } from './replies.ts';

export interface CommandResults {
  /** Input for the stage machine. */
  readonly commandState: CommandState;
  /** Whether a command asked for a move that can't be, and so is answered there; one that waits gets a notice. */
  readonly answers: (refusal: Refusal) => boolean;
  /** The answers. @param refusals moves that were asked for and can't be made @param stayed the stage's label */
  readonly replies: (refusals: readonly Refusal[], stayed: string) => DesiredReply[];
}

export function commandResultsOf(
  commands: readonly GivenCommand[],
  snapshot: Snapshot,
  { ruleSet, waivers }: Inspection,
  { stages }: Machine,
): CommandResults {
  const objections = objectionsIn(commands, waivers, snapshot, stages);
  const facts = { commands, waivers, rules: ruleSet, stages: stages.map(({ label }) => label) };
  return {
    commandState: commandStateIn(commands, objections, snapshot),
    answers: ({ move, because }) => move.via === 'command' && because !== 'not-ready',
    replies: (refusals, stayed) =>
      repliesTo(snapshot, { ...facts, objections: withRefusals(commands, objections, refusals, stayed) }),
  };
}

/** The machine's refusals, by the commands that asked. */
function withRefusals(
  commands: readonly GivenCommand[],
  objections: ReadonlyMap<GivenCommand, Objection>,
  refusals: readonly Refusal[],
  stayed: string,
): ReadonlyMap<GivenCommand, Objection> {
  const all = new Map(objections);
  for (const refusal of refusals.filter(({ because }) => because !== 'not-ready')) {
    for (const each of askedBy(commands, refusal))
      all.set(each, { why: 'not-possible', words: refusalWords(refusal, stayed) });
  }
  return all;
}

/** The commands that asked for a move and are not answered yet. */
function askedBy(commands: readonly GivenCommand[], { move: { stage, by, at, via } }: Refusal): GivenCommand[] {
  return commands.filter(({ read, answer, ...each }) => {
    const isIt = 'type' in read && (read.type === 'tested' || (read.type === 'stage' && read.stage === stage.id));
    return via === 'command' && isIt && answer === null && each.by.login === by.login && each.at === at;
  });
}
