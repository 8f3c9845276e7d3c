/** What is said of a change to the repository's configuration: whether it is sound, and what it would do. */
import type { ConfigProblem } from '../config/types.ts';
import type { Annotation, DesiredCheck, DesiredNotice } from '../review/types.ts';
import { code, message, plain, plural, table } from './markdown.ts';
import { notice } from './notices.ts';

/** What a configuration would change of one open pull request: each part a before and an after, null where nothing. */
export interface PreviewLine {
  readonly number: number;
  readonly verdict: readonly [string, string] | null;
  readonly stage: readonly [string, string] | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Preview {
  /** Pull requests that would change. */
  readonly lines: readonly PreviewLine[];
  readonly looked: number;
  /** Open ones that were not looked at, for there are too many, or could not be read. */
  readonly left: number;
}

/** The check, with a word on the configuration; a refused one fails it, on its line. */
export function checkWithProposal(check: DesiredCheck, path: string, problem: ConfigProblem | null): DesiredCheck {
  if (!problem) {
    const title = check.conclusion === 'neutral' ? 'The configuration is sound' : check.title;
    return {
      ...check,
      title,
      summary: `${check.summary}\n\nThe configuration that this pull request brings is sound.`,
    };
  }
  const { line, column, reason } = problem;
  const text = `Line ${line}, column ${column}: ${reason}`;
  const place = { path, startLine: line, endLine: line };
  const refusal: Annotation = { ...place, level: 'failure', title: 'configuration', message: text };
  return {
    conclusion: 'failure',
    title: `The configuration is refused · ${check.title}`,
    summary: `${message(`\`${path}\``)} ${plain(text)}. Merged like this, it would count for nothing, and the defaults would hold.\n\n${check.summary}`,
    annotations: [refusal, ...check.annotations].slice(0, 50),
  };
}

/** Said once for each text of the configuration. @param print what it is, in short */
export function previewNotice({ lines, looked, left }: Preview, print: string): DesiredNotice {
  const rest = left > 0 ? ` ${left} more could not be looked at here.` : '';
  const among = `${plural(looked, 'open pull request')} that I have looked at`;
  if (lines.length === 0) return notice(['config', print], `This configuration changes nothing for ${among}.${rest}`);
  const rows = lines.map(({ number, verdict, stage, added, removed }) => [
    code(`#${number}`),
    arrow(verdict),
    arrow(stage),
    [...added.map((label) => `+ ${code(label)}`), ...removed.map((label) => `− ${code(label)}`)].join(' '),
  ]);
  return notice(
    ['config', print],
    `Once this configuration is merged, it changes ${lines.length} of ${among}.${rest}\n\n${table(['Pull request', 'Verdict', 'Stage', 'Labels'], rows)}`,
  );
}

function arrow(change: readonly [string, string] | null): string {
  return change ? `${plain(change[0])} → ${plain(change[1])}` : '';
}
