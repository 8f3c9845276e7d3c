/** The next steps, in order, all at once. */

import { nameOfFile } from '../connector/package/files.ts';
import type { Stage } from '../machine/machine.ts';
import { PRODUCT } from '../product/product.ts';
import { findingFingerprint } from '../rules/findings/groups.ts';
import { isBlocking } from '../rules/findings/identity.ts';
import { isBreaking } from '../rules/findings/judged-changes.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Cause } from '../stages/turn.ts';
import { code, listed, plural, said } from './markdown.ts';

export interface StepFacts {
  /** Everything this change introduced, in connectors. */
  readonly findings: readonly Finding[];
  /** Findings about the pull request itself. */
  readonly pull: readonly Finding[];
  /** Why it is whose turn it is. */
  readonly cause: Cause;
  readonly draft: boolean;
  readonly stage: Stage;
  /** Fingerprints of findings whose remedy stands on their line, to be committed with a click. */
  readonly offered: ReadonlySet<string>;
  /** Whether the author may say that a breaking change is meant, without a maintainer. */
  readonly authorAcknowledges: boolean;
}

/** Markdown sentences; empty when nothing is left to do. What blocks comes first. */
export function nextSteps(facts: StepFacts): string[] {
  const { findings, pull, cause, draft, stage, offered, authorAcknowledges } = facts;
  if (cause.kind === 'closed') return [];
  const errors = findings.filter(isBlocking);
  const breaking = errors.filter(isBreaking);
  const others = errors.filter((finding) => !isBreaking(finding));
  const asked = pull.filter(({ severity }) => severity !== 'suggestion');
  const blocked = errors.length > 0 || pull.some(isBlocking);
  const steps = [
    ...asked.filter(isBlocking).map(wordsOf),
    ...(breaking.length > 0 ? [breakingStep(breaking.length, authorAcknowledges)] : []),
    ...(others.length > 0 ? [fixStep(others, offered)] : []),
    ...(cause.kind === 'confirmed' ? [DECIDE] : []),
    ...(cause.kind === 'changes-requested' ? ['Answer the review in which a maintainer asked for changes.'] : []),
    ...asked.filter((finding) => !isBlocking(finding)).map(wordsOf),
    ...(errors.length > 0 ? ['Push. The next verdict follows automatically, within seconds.'] : []),
    ...(draft ? ['Mark the pull request as ready for review.'] : []),
  ];
  if (cause.kind === 'held') return [...steps, 'Say `/unhold` when the reason for the hold is gone.'];
  return blocked || cause.kind === 'changes-requested' || cause.kind === 'confirmed'
    ? steps
    : [...steps, cause.kind === 'requested' ? cause.stage.next : stage.next];
}

function wordsOf(finding: Finding): string {
  return said(finding);
}

function fixStep(errors: readonly Finding[], offered: ReadonlySet<string>): string {
  const files = [...new Set(errors.map(({ file }) => nameOfFile(file)))].map(code);
  const where = files.length <= 3 ? listed(files) : plural(files.length, 'file');
  return `Fix ${plural(errors.length, 'error')} in ${where}.${helpWith(errors, offered)}`;
}

/** The least work there is for some of them. */
function helpWith(errors: readonly Finding[], offered: ReadonlySet<string>): string {
  const fixable = errors.filter(({ fix }) => fix !== null);
  const clicks = fixable.filter((finding) => offered.has(findingFingerprint(finding))).length;
  if (fixable.length === 0) return '';
  if (clicks < fixable.length)
    return ` ${code(`${PRODUCT.command} check --fix`)} does ${partOf(fixable.length, errors.length)}.`;
  const some = clicks === errors.length ? (clicks === 1 ? 'It' : 'All of them') : `${clicks} of them`;
  return ` ${some} ${clicks === 1 ? 'has' : 'have'} a suggestion that you can commit with a click.`;
}

function partOf(count: number, all: number): string {
  if (count < all) return `${count} of them`;
  return all === 1 ? 'it for you' : 'all of them';
}

/** Such a change may be meant: then its author says why flows go on working. Both ways out, with the line to copy. */
function breakingStep(count: number, authorAcknowledges: boolean): string {
  const [what, them] = count === 1 ? ['it is', 'it'] : ['they are', 'them'];
  const then = authorAcknowledges ? '' : ' A maintainer then decides.';
  return `Take back ${plural(count, 'breaking change')} (the table below says how), or, if ${what} meant and flows go on working, confirm ${them}: write ${code('/confirm all REASON')} in a comment, with your reason.${then}`;
}

const DECIDE =
  'A maintainer decides about what the author has confirmed: an approving review accepts it, or `/acknowledge all REASON`.';
