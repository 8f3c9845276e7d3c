/** What is to be done next, in order, all at once. */

import { isBlocking } from '../rules/identity.ts';
import type { Finding } from '../rules/types.ts';
import type { Stage } from '../stages/machine.ts';
import { code, message, plural } from './markdown.ts';

export interface StepFacts {
  /** Everything this change introduced, in connectors. */
  readonly findings: readonly Finding[];
  /** Findings about the pull request itself. */
  readonly pull: readonly Finding[];
  readonly changesRequested: boolean;
  readonly draft: boolean;
  readonly open: boolean;
  readonly stage: Stage;
}

/** Markdown sentences; empty when nothing is left to do. */
export function nextSteps({ findings, pull, changesRequested, draft, open, stage }: StepFacts): string[] {
  const errors = findings.filter(isBlocking);
  const steps = pull.filter(({ severity }) => severity !== 'suggestion').map((finding) => message(finding.message));
  if (errors.length > 0) steps.push(fixStep(errors));
  if (changesRequested) steps.push('Answer the review in which a maintainer asked for changes.');
  if (errors.length > 0) steps.push('Push. The next verdict comes by itself, within seconds.');
  if (draft && steps.length === 0) steps.push('Mark the pull request as ready for review.');
  if (errors.length === 0 && !pull.some(isBlocking) && !changesRequested && (open || stage.turn !== 'partner'))
    steps.push(stage.next);
  return steps;
}

function fixStep(errors: readonly Finding[]): string {
  const fixable = errors.filter(({ fix }) => fix !== null).length;
  const files = [...new Set(errors.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))].map(code);
  const where = files.length <= 3 ? files.join(', ') : plural(files.length, 'file');
  const ready =
    fixable === 0
      ? ''
      : `; ${fixable} of them ${fixable === 1 ? 'has' : 'have'} a suggestion that you can commit with a click`;
  return `Mend ${plural(errors.length, 'error')} in ${where}${ready}.`;
}
