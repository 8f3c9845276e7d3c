/** What stages require, as named predicates over what was observed. */
import type { Snapshot } from '../review/types.ts';
import { lastWords } from './authority.ts';
import type { Requirement, Stage } from './machine.ts';

/** What the requirements are judged by. */
export interface Standing {
  readonly blocking: number;
  readonly approvedAtHead: boolean;
  /** A maintainer asked for changes in this head and has not taken it back. */
  readonly changesRequested: boolean;
}

export function standingOf(snapshot: Snapshot, blocking: number): Standing {
  const words = lastWords(snapshot).filter(({ commit }) => commit === snapshot.headSha);
  const changesRequested = words.some(({ state }) => state === 'changes_requested');
  return {
    blocking,
    changesRequested,
    approvedAtHead: !changesRequested && words.some(({ state }) => state === 'approved'),
  };
}

const HOLDS: Readonly<Record<Requirement, (standing: Standing) => boolean>> = {
  'nothing-blocks': ({ blocking }) => blocking === 0,
  'approved-at-head': ({ approvedAtHead }) => approvedAtHead,
};

const MISSING: Readonly<Record<Requirement, string>> = {
  'nothing-blocks': 'the errors must be fixed',
  'approved-at-head': 'a maintainer must approve the last commit',
};

/** What a stage still lacks, as clauses for people; empty when it may be entered. */
export function missingFor(stage: Stage, standing: Standing): string[] {
  return stage.requires
    .filter((requirement) => !HOLDS[requirement](standing))
    .map((requirement) => MISSING[requirement]);
}
