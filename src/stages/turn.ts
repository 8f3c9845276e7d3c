/** Whose move it is, since when, and why. */

import { type Machine, mayEnter, type Requirement, type Stage } from '../machine/machine.ts';
import { authorityOf } from '../pull-request/authority.ts';
import type { Review } from '../pull-request/posts.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { CommandState } from './command-state.ts';
import type { Conditions } from './conditions.ts';
import { isThePartners, missingToEnter } from './requirements.ts';

/** Whose move it is. */
export type Turn = 'partner' | 'maintainer' | 'nobody';

/** Why it is whose turn it is. */
export type Cause =
  /** `checklist-done`: the partner has done all of the stage's checklist that is theirs. */
  | { readonly kind: 'closed' | 'done' | 'draft' | 'stage' | 'answered' | 'replied' | 'checklist-done' }
  /** The partner asks for what comes after this stage. */
  | { readonly kind: 'requested'; readonly stage: Stage; readonly by: string }
  | { readonly kind: 'held'; readonly by: string; readonly reason: string }
  | { readonly kind: 'errors'; readonly errors: number; readonly toConfirm: number }
  /** All that blocks is confirmed by the author: the maintainers decide. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'changes-requested'; readonly by: string }
  | { readonly kind: 'missing'; readonly requirement: Requirement };

export interface TurnState {
  readonly whose: Turn;
  readonly cause: Cause;
  /** When it became so as far as can be seen, ISO 8601; null: only now. */
  readonly at: string | null;
}

/**
 * The partner's while there is something only they can mend; else as the stage has it. Where the partner is to answer or
 * to test, whoever has not spoken last has the turn. Nobody's while it is on hold, closed or done.
 */
export function turnOf(
  snapshot: Snapshot,
  machine: Machine,
  stage: Stage,
  conditions: Conditions,
  { hold, releaseTag }: Pick<CommandState, 'hold' | 'releaseTag'>,
): TurnState {
  const { state, merged, draft, createdAt, checkRun } = snapshot;
  const seenHead = checkRun?.startedAt || null;
  if (state === 'closed' && !merged) return { whose: 'nobody', cause: { kind: 'closed' }, at: null };
  const requested = releaseTag && machine.stages.find((next) => next.onRequest && mayEnter(next, 'maintainer', stage));
  if (releaseTag && requested) {
    const cause: Cause = { kind: 'requested', stage: requested, by: releaseTag.by.login };
    return { whose: 'maintainer', cause, at: releaseTag.at };
  }
  if (stage.turn === 'nobody') return { whose: 'nobody', cause: { kind: 'done' }, at: enteredAt(snapshot, stage) };
  if (hold) return { whose: 'nobody', cause: { kind: 'held', by: hold.by.login, reason: hold.reason }, at: hold.at };
  if (conditions.blocking > 0 && conditions.allConfirmedAt === null) return blocked(conditions, seenHead);
  if (conditions.changesRequested && !isAnswered(conditions.changesRequested, conditions)) {
    const { author, submittedAt } = conditions.changesRequested;
    return afterAnswers(snapshot, submittedAt, { kind: 'changes-requested', by: author.login }, { kind: 'answered' });
  }
  if (draft && !merged)
    return { whose: 'partner', cause: { kind: 'draft' }, at: lastEvent(snapshot, 'drafted') ?? createdAt };
  if (conditions.allConfirmedAt !== null)
    return { whose: 'maintainer', cause: { kind: 'confirmed' }, at: conditions.allConfirmedAt };
  const requirement = partnersPart(machine, stage, conditions);
  if (requirement) return { whose: 'partner', cause: { kind: 'missing', requirement }, at: seenHead };
  const entered = enteredAt(snapshot, stage);
  if (stage.turn === 'partner' && isChecklistDone(stage, conditions))
    return { whose: 'maintainer', cause: { kind: 'checklist-done' }, at: entered };
  if (stage.turn === 'partner') return afterAnswers(snapshot, entered, { kind: 'stage' }, { kind: 'replied' });
  const at = latest([entered, seenHead, lastEvent(snapshot, 'ready')]);
  return { whose: 'maintainer', cause: { kind: 'stage' }, at };
}

function blocked({ blocking, toConfirm }: Conditions, at: string | null): TurnState {
  return { whose: 'partner', cause: { kind: 'errors', errors: blocking - toConfirm, toConfirm }, at };
}

/** A confirmation answers the maintainer who asked before. */
function isAnswered({ submittedAt }: Review, { allConfirmedAt }: Conditions): boolean {
  return allConfirmedAt !== null && allConfirmedAt > submittedAt;
}

/** What only the partner can give of what the next automatic stage still needs. */
function partnersPart(machine: Machine, stage: Stage, conditions: Conditions): Requirement | undefined {
  const next = machine.stages.find(
    ({ enters, requires }) => enters.bot.includes(stage.id) && !requires.includes('proposal'),
  );
  return next && missingToEnter(next, conditions).find(isThePartners);
}

/** Whether the partner has done their part of a stage's checklist. */
function isChecklistDone({ checklist }: Stage, { done }: Conditions): boolean {
  const theirs = checklist.filter(({ who }) => who === 'partner');
  return theirs.length > 0 && theirs.every(({ id }) => done.has(id));
}

/** The partner's turn from a moment on (null: from now on), until they speak; and again when a maintainer answers. */
function afterAnswers(snapshot: Snapshot, from: string | null, asked: Cause, answered: Cause): TurnState {
  if (from === null) return { whose: 'partner', cause: asked, at: null };
  const last = answersIn(snapshot)
    .filter(({ at }) => at > from)
    .at(-1);
  if (!last) return { whose: 'partner', cause: asked, at: from };
  return last.partner
    ? { whose: 'maintainer', cause: answered, at: last.at }
    : { whose: 'partner', cause: asked, at: last.at };
}

interface WrittenAnswer {
  readonly at: string;
  readonly partner: boolean;
}

/** What the partner and maintainers said in words, by time. Commands alone are no answer. */
function answersIn({ comments, threads, reviews, author, roles, members, config }: Snapshot): WrittenAnswer[] {
  const all = [
    ...comments.map(({ author: by, body, createdAt: at }) => ({ by, body, at })),
    ...threads.flatMap(({ comments: own }) => own.map(({ author: by, body, createdAt: at }) => ({ by, body, at }))),
    ...reviews
      .filter(({ state, body }) => state === 'commented' && body !== '')
      .map(({ author: by, body, submittedAt: at }) => ({ by, body, at })),
  ];
  return all
    .filter(({ by, body }) => by.type === 'user' && !isOnlyCommands(body))
    .flatMap(({ by, at }): WrittenAnswer[] => {
      if (by.login === author.login) return [{ at, partner: true }];
      return authorityOf(by, roles, config, members) === 'authorised' ? [{ at, partner: false }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function isOnlyCommands(body: string): boolean {
  return body.split('\n').every((line) => line.trim() === '' || line.startsWith('/'));
}

/**
 * When the label of the stage was put on; null when it is still to be. Taken off by somebody who may not, it is put back,
 * and that is not a new beginning.
 */
function enteredAt({ labelEvents, roles, config, members }: Snapshot, { label }: Stage): string | null {
  let entered: string | null = null;
  for (const event of labelEvents) {
    if (event.label.toLowerCase() !== label.toLowerCase()) continue;
    if (event.added) entered ??= event.at;
    else if (event.actor.type === 'app' || authorityOf(event.actor, roles, config, members) === 'authorised')
      entered = null;
  }
  return entered;
}

function lastEvent({ events }: Snapshot, kind: Snapshot['events'][number]['kind']): string | null {
  return latest(events.filter((event) => event.kind === kind).map(({ at }) => at));
}

/** Of ISO moments the last; null when there is none. */
export function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce((best, at) => (at !== null && (best === null || at > best) ? at : best), null);
}
