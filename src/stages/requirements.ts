/** What stages require, as named predicates over how a pull request stands. */
import { isOnTrack, type Requirement, type Stage } from '../machine/machine.ts';
import type { Conditions } from './conditions.ts';

interface Predicate {
  readonly holds: (conditions: Conditions, stage: Stage) => boolean;
  /** A clause for people, when it does not hold. */
  readonly missing: string;
  /** Who can mend that. */
  readonly whose: 'partner' | 'maintainer';
}

const PREDICATES: Readonly<Record<Requirement, Predicate>> = {
  'nothing-blocks': {
    holds: ({ blocking }) => blocking === 0,
    missing: 'errors must be fixed and breaking changes agreed to',
    whose: 'partner',
  },
  'approved-at-head': {
    holds: ({ approvedAtHead, approvedEver }, { push }) => (push === 'stay' ? approvedEver : approvedAtHead),
    missing: 'a maintainer must approve the connector as it is now',
    whose: 'maintainer',
  },
  'attestations-ticked': {
    holds: ({ unticked }) => !unticked,
    missing: "the template's boxes must be ticked",
    whose: 'partner',
  },
  'partner-confirmed': {
    holds: ({ confirmedAt }) => confirmedAt !== null,
    missing: 'the partner must say `/tested`',
    whose: 'partner',
  },
  proposal: {
    holds: ({ proposal }) => proposal,
    missing: 'it is for proposals without connector files',
    whose: 'partner',
  },
  merged: { holds: ({ merged }) => merged, missing: 'the pull request must be merged', whose: 'maintainer' },
  'not-merged': { holds: ({ merged }) => !merged, missing: 'it is for what is not merged yet', whose: 'maintainer' },
  mergeable: {
    holds: ({ mergeable, merged }) => merged || mergeable === true,
    missing: 'the conflicts must be resolved',
    whose: 'partner',
  },
  'not-draft': {
    holds: ({ draft }) => !draft,
    missing: 'the pull request must be marked as ready for review',
    whose: 'partner',
  },
  held: { holds: ({ hold }) => hold !== null, missing: 'it is for what is on hold', whose: 'maintainer' },
  'not-held': { holds: ({ hold }) => hold === null, missing: 'it is on hold', whose: 'maintainer' },
  'checklist-done': {
    holds: ({ done }, { checklist }) => checklist.every(({ id }) => done.has(id)),
    missing: 'every step of its checklist must be done',
    whose: 'maintainer',
  },
  'on-track': {
    holds: ({ track }, stage) => isOnTrack(stage, track),
    missing: 'it is for another kind of connector',
    whose: 'maintainer',
  },
};

/** What a stage still lacks for a pull request that is there. */
export function missingToStay(stage: Stage, conditions: Conditions): Requirement[] {
  return unmet(['on-track', ...stage.requires], stage, conditions);
}

/** What a stage still lacks for a pull request that comes there. */
export function missingToEnter(stage: Stage, conditions: Conditions): Requirement[] {
  return unmet(['on-track', ...stage.requires, ...stage.entry], stage, conditions);
}

function unmet(requirements: readonly Requirement[], stage: Stage, conditions: Conditions): Requirement[] {
  return requirements.filter((name) => !PREDICATES[name].holds(conditions, stage));
}

/** A requirement that does not hold, as a clause for people. */
export function clauseOf(requirement: Requirement): string {
  return PREDICATES[requirement].missing;
}

/** Whether it is the partner who can mend it. */
export function isThePartners(requirement: Requirement): boolean {
  return PREDICATES[requirement].whose === 'partner';
}
