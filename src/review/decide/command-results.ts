/** What people have said by commands, and what comes of it: for the stages, for who looks after it, for the replies. */

import { effectOf, spokenIn } from '../../commands/command-state.ts';
import { type Said, saidIn } from '../../commands/given-commands.ts';
import { type Objection, objectionsIn } from '../../commands/objections.ts';
import type { Machine } from '../../machine/machine.ts';
import { refusalWords } from '../../messages/notices.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Spoken } from '../../stages/command-state.ts';
import type { Refusal } from '../../stages/resolve.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { DesiredReply } from './desired.ts';
import { repliesTo } from './replies.ts';

export interface Talk {
  /** Input for the stage machine. */
  readonly spoken: Spoken;
  /** Who is to be assigned. */
  readonly assign: readonly string[];
  /** Whether a refused move was asked for by a command, and so is answered there. */
  readonly answers: (refusal: Refusal) => boolean;
  /** The answers. @param refusals moves that were asked for and can't be made @param stayed the stage's label */
  readonly replies: (refusals: readonly Refusal[], stayed: string) => DesiredReply[];
}

export function talkIn(snapshot: Snapshot, { ruleSet, waivers }: Inspection, { stages }: Machine): Talk {
  const said = saidIn(snapshot, { rules: ruleSet.rules.map(({ id }) => id), stages });
  const objections = objectionsIn(said, waivers, snapshot);
  const facts = { said, waivers, rules: ruleSet, stages: stages.map(({ label }) => label) };
  return {
    spoken: spokenIn(said, objections, snapshot),
    assign: said.flatMap((each) => {
      const effect = effectOf(each, objections);
      return effect?.type === 'assign' && each.answer === null ? [effect.login ?? each.by.login] : [];
    }),
    answers: (refusal) => askedBy(said, refusal).length > 0,
    replies: (refusals, stayed) =>
      repliesTo(snapshot, { ...facts, objections: withRefusals(said, objections, refusals, stayed) }),
  };
}

/** The machine's refusals, by the commands that asked. */
function withRefusals(
  said: readonly Said[],
  objections: ReadonlyMap<Said, Objection>,
  refusals: readonly Refusal[],
  stayed: string,
): ReadonlyMap<Said, Objection> {
  const all = new Map(objections);
  for (const refusal of refusals) {
    for (const each of askedBy(said, refusal))
      all.set(each, { why: 'not-ready', words: refusalWords(refusal, stayed) });
  }
  return all;
}

/** The commands that asked for a move and are not answered yet. */
function askedBy(said: readonly Said[], { move: { stage, by, at, via } }: Refusal): Said[] {
  return said.filter(({ read, answer, ...each }) => {
    const isIt = 'type' in read && (read.type === 'tested' || (read.type === 'stage' && read.stage === stage.id));
    return via === 'command' && isIt && answer === null && each.by.login === by.login && each.at === at;
  });
}
