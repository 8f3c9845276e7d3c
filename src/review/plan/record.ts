/** What the check run keeps besides its content: for which state of the pull request it was decided. */
import { type SeenState, type Settled, settledOn } from '../../pull-request/seen-state.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Action } from './action.ts';

/**
 * For which state it will be decided once the actions are carried out; null where nobody will look, or another run has to: that
 * it conflicts is said of an open pull request only.
 */
export function settledAfter(
  { seen }: Pick<Snapshot, 'seen'>,
  actions: readonly Action[],
  due: string | null,
): Settled | null {
  if (!seen) return null;
  const after = stateAfter(seen, actions);
  const isOutdated = seen.mergeable === 'CONFLICTING' && after.state !== 'OPEN';
  return isOutdated ? null : settledOn(after, due);
}

/** The state that a sweep will see once the actions are carried out and nobody else has done anything. */
function stateAfter(seen: SeenState, actions: readonly Action[]): SeenState {
  return actions.reduce(afterOne, seen);
}

function afterOne(seen: SeenState, action: Action): SeenState {
  switch (action.type) {
    case 'add-labels':
      return { ...seen, labels: [...new Set([...seen.labels, ...action.labels.map(({ name }) => name)])].sort() };
    case 'remove-label':
      return { ...seen, labels: seen.labels.filter((label) => label !== action.label) };
    case 'answer':
      return stateAfter(seen, [...action.effects, ...action.done]);
    case 'create-comment':
      return { ...seen, ownComments: seen.ownComments + 1 };
    case 'delete-comment':
      return { ...seen, ownComments: seen.ownComments - 1 };
    case 'create-review':
      return { ...seen, threads: seen.threads + action.comments.length };
    case 'close-pull':
      return { ...seen, state: 'CLOSED' };
    case 'reopen-pull':
      return { ...seen, state: 'OPEN' };
    case 'merge-pull':
      return { ...seen, state: 'MERGED' };
    default:
      return seen;
  }
}
