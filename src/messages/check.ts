/** The check run: one line in the list of checks, a short page behind it, and annotations on the lines. */

import { thousands } from '../connector/thousands.ts';
import type { Conclusion } from '../pull-request/snapshot.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Cause, Turn } from '../stages/turn.ts';
import { type Blockers, blockersWords } from './blockers.ts';
import { numbered, plural } from './markdown.ts';
import type { Annotation, DesiredCheck } from './types.ts';

/** Annotations beyond this are left to the summary; fifty travel in one request. */
const MAX_ANNOTATIONS = 50;

export const CHECK_NAME = 'Connector certification';

export interface CheckFacts extends Blockers {
  readonly turn: Turn;
  readonly cause: Cause;
  readonly stageLabel: string;
  /** Findings that this change introduced. */
  readonly introduced: readonly Finding[];
  /** Whether an inline comment says it already. */
  readonly isSaidInline: (finding: Finding) => boolean;
  /** Paths that exist at the head: GitHub shows annotations on nothing else. */
  readonly isFile: (path: string) => boolean;
  readonly nextSteps: readonly string[];
  /** Findings that people have let pass. */
  readonly waived: number;
}

export function certificationCheck(facts: CheckFacts): DesiredCheck {
  const telling = facts.introduced.filter(
    (finding) => finding.severity !== 'suggestion' && facts.isFile(finding.file) && !facts.isSaidInline(finding),
  );
  const errorsFirst = [
    ...telling.filter(({ severity }) => severity === 'error'),
    ...telling.filter(({ severity }) => severity !== 'error'),
  ];
  const conclusion: Conclusion = facts.blocking > 0 ? 'failure' : 'success';
  const left = errorsFirst.length - MAX_ANNOTATIONS;
  const { waived } = facts;
  const passed =
    waived > 0
      ? `${plural(waived, 'finding')} ${waived === 1 ? 'was' : 'were'} let pass: the summary says by whom.`
      : '';
  const rest = left > 0 ? `${plural(left, 'more finding')} without an annotation: the summary counts them.` : '';
  return {
    conclusion,
    title: title(facts),
    summary: [stepsOf(facts), passed, rest].filter((part) => part !== '').join('\n\n'),
    annotations: errorsFirst.slice(0, MAX_ANNOTATIONS).map(annotation),
  };
}

/**
 * The check for a pull request that touches no connector where one is looked for.
 * @param lost what lies where nobody finds it
 */
export function neutralCheck(lost: readonly Finding[]): DesiredCheck {
  const annotations = lost.slice(0, MAX_ANNOTATIONS).map(annotation);
  const summary = 'This pull request changes no connector folder, so there is nothing to certify.';
  if (lost.length === 0) return { conclusion: 'neutral', title: 'No connector is changed', summary, annotations };
  const where =
    'Connector files lie where they are not found, so nothing was reviewed. The annotations say where they belong.';
  const conclusion = lost.some(({ severity }) => severity === 'error') ? 'failure' : 'neutral';
  return { conclusion, title: 'Connector files lie in the wrong place', summary: where, annotations };
}

/** The check for a pull request that changes more files than GitHub lists. */
export function tooLargeCheck(changed: number): DesiredCheck {
  const summary = `${tooLargeWords(changed)} ${TOO_LARGE_ADVICE}`;
  return { conclusion: 'neutral', title: 'Too many files to check', summary, annotations: [] };
}

/** The check while a review fails by a fault of ours. @param reference what stands in the log */
export function failedCheck(reference: string): DesiredCheck {
  const summary = `Something went wrong on our side, so these files are not reviewed yet. It is tried again by itself, and there is nothing for you to do. If this stays for more than an hour, tell a maintainer the reference \`${reference}\`: it stands in the reviewer's log. The last verdict, if there was one, still stands in the summary comment.`;
  return {
    conclusion: 'neutral',
    title: `The review failed and will be tried again (${reference})`,
    summary,
    annotations: [],
  };
}

/** What a check run says in whose place there is a newer one on the same commit. */
export const SUPERSEDED_WORDS = {
  title: 'Superseded by a newer check of this commit',
  summary: 'This check no longer says what holds: look at the newest check of this name on the same commit.',
};

/** Why nothing can be said of it. */
export function tooLargeWords(changed: number): string {
  return `This pull request changes ${thousands(changed)} files, and GitHub lists no more than 3,000 of them, so it can't be checked.`;
}

/** What to do about it. */
export const TOO_LARGE_ADVICE =
  'Usually the branch was begun from another one, or files were committed that do not belong here: bring it up to date with the base branch, or open a new pull request with the connector folder only.';

function title({ turn, cause, stageLabel, ...facts }: CheckFacts): string {
  const verdict = blockersWords(facts) || 'No errors';
  const rest = { held: 'on hold', closed: 'closed', done: 'done' }[cause.kind as string] ?? 'nothing is waiting';
  const whose = { partner: "the partner's turn", maintainer: "the maintainers' turn", nobody: rest }[turn];
  return `${verdict} · ${stageLabel} · ${whose}`;
}

function stepsOf({ nextSteps }: CheckFacts): string {
  if (nextSteps.length === 0) return 'There is nothing to do.';
  const [only = ''] = nextSteps;
  return nextSteps.length === 1 ? only : numbered(nextSteps);
}

function annotation({ severity, file, line, endLine, rule, message }: Finding): Annotation {
  return {
    path: file,
    startLine: line,
    endLine,
    level: severity === 'error' ? 'failure' : 'warning',
    title: rule,
    message,
  };
}
