/** What people have said by commands, and what comes of it: for the stages, for who looks after it, for the replies. */
import { type Objection, objectionsIn } from '../commands/objections.ts';
import { type Said, saidIn } from '../commands/said.ts';
import { effectOf, spokenIn } from '../commands/spoken.ts';
import type { Machine } from '../stages/machine.ts';
import type { Spoken, StageRequest } from '../stages/request.ts';
import type { Inspection } from './inspect.ts';
import { repliesTo } from './replies.ts';
import type { DesiredReply, Snapshot } from './types.ts';

export interface Talk {
  /** Input for the stage machine. */
  readonly spoken: Spoken;
  /** Who is to be assigned. */
  readonly assign: readonly string[];
  /** The answers. @param refused moves that were asked for and can't be made, with what is missing as Markdown */
  readonly replies: (refused: readonly RefusedRequest[]) => DesiredReply[];
}

export interface RefusedRequest {
  readonly request: StageRequest;
  readonly words: string;
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
    replies: (refused) => repliesTo(snapshot, { ...facts, objections: withRefused(said, objections, refused) }),
  };
}

/** The machine's refusals, by the commands that asked. */
function withRefused(
  said: readonly Said[],
  objections: ReadonlyMap<Said, Objection>,
  refused: readonly RefusedRequest[],
): ReadonlyMap<Said, Objection> {
  const all = new Map(objections);
  for (const { request, words } of refused) {
    const asked = said.filter(
      ({ read, by, at, answer }) =>
        'type' in read &&
        read.type === 'stage' &&
        answer === null &&
        read.stage === request.stage &&
        by.login === request.by.login &&
        at === request.at,
    );
    for (const each of asked) all.set(each, { why: 'not-ready', words });
  }
  return all;
}
