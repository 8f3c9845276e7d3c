/** What `review` would write, or has written, in a line each. */
import { plainLine } from '../../format/plain.ts';
import { plural } from '../../messages/markdown.ts';
import type { Action, ActionResult } from '../../review/plan/action.ts';
import type { Output } from '../io.ts';

/** Tells a plan that is not carried out. */
export function tellPlan(actions: readonly Action[], out: Output): void {
  if (actions.length === 0) return void out.write('\nNothing to write: all is as it should be.\n');
  const lines = actions.map((action) => `  ${describe(action)}\n`).join('');
  out.write(`\nNothing was written. --apply would:\n${lines}`);
}

/** Tells how each action ended, failures on `err`. */
export function tellResults(results: readonly ActionResult[], out: Output, err: Output): void {
  const done = results.filter(({ ok }) => ok);
  if (done.length > 0) out.write(`\nWritten:\n${done.map(({ action }) => `  ${describe(action)}\n`).join('')}`);
  else if (results.length === 0) out.write('\nNothing to write: all is as it should be.\n');
  for (const result of results) {
    if (!result.ok)
      err.write(`connector-reviewer: could not ${describe(result.action)}: ${plainLine(result.error.message)}\n`);
  }
}

function describe(action: Action): string {
  switch (action.type) {
    case 'create-check':
    case 'update-check':
      return `${action.type === 'create-check' ? 'create' : 'update'} the check run: ${action.check.conclusion}, "${action.check.title}"`;
    case 'supersede-check':
      return `mark check run ${action.id} as superseded by a newer one`;
    case 'create-comment':
      return `post a comment of ${plural(action.body.length, 'character')}`;
    case 'update-comment':
      return `edit comment ${action.id}`;
    case 'create-review':
      return `post a review with ${plural(action.comments.length, 'comment')}`;
    case 'resolve-thread':
      return `resolve thread ${action.threadId}`;
    case 'react':
      return action.add ? `react with ${action.add}` : `take back ${action.takeBack.join(' and ')}`;
    case 'answer':
      return [...action.effects, ...action.done].map(describe).join(', then ');
    case 'delete-comment':
      return `delete comment ${action.id}, which says the same as an earlier one`;
    case 'assign':
      return `assign ${plainLine(action.login)}`;
    case 'request-reviews':
      return `ask ${plainLine(action.logins.join(', '))} for a review`;
    case 'add-labels':
      return `add ${action.labels.map(({ name }) => name).join(', ')}`;
    case 'remove-label':
      return `remove ${plainLine(action.label)}`;
    case 'close-pull':
      return 'close the pull request';
    case 'reopen-pull':
      return 'open the pull request again';
    case 'merge-pull':
      return `merge the pull request at ${action.headSha.slice(0, 7)} by squash`;
  }
}
