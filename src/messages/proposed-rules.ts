import type { FileFault } from '../rules/files/yaml.ts';
import { code, message, plain, plural, table } from './markdown.ts';
import { notice } from './notices.ts';
import type { Annotation, DesiredCheck, DesiredNotice } from './types.ts';

/** What a proposal would change of one open pull request: each part a before and an after, null where nothing. */
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

/** What a pull request touches of how its repository is reviewed. */
export interface Touched {
  readonly touchesConfig: boolean;
  /** How many rule files. */
  readonly rules: number;
}

export interface ProposalFacts extends Touched {
  readonly faults: readonly FileFault[];
  /** Whether a maintainer stands behind it: only then its rules are compiled and tried out. */
  readonly trust: 'trusted' | 'outsider' | 'unknown';
  readonly author: string;
}

/** Faults that are listed; fifty annotations travel in one request. */
const LISTED = 50;

/** The check, with a word on the proposal; one that is refused fails it, on its lines. */
export function checkWithProposal(check: DesiredCheck, facts: ProposalFacts): DesiredCheck {
  const { faults } = facts;
  if (faults.length === 0) {
    const title = check.conclusion === 'neutral' ? soundTitle(facts) : check.title;
    return { ...check, title, summary: `${check.summary}\n\n${soundWords(facts)}` };
  }
  const lines = faults.slice(0, LISTED).map(faultWords);
  const more = faults.length > LISTED ? `\n\n${plural(faults.length - LISTED, 'more fault')}.` : '';
  return {
    conclusion: 'failure',
    title: `${nameOf(facts)} ${isOne(facts) ? 'is' : 'are'} refused · ${check.title}`,
    summary: `${lines.map((line) => `- ${line}`).join('\n')}${more}\n\n${consequence(facts)}\n\n${check.summary}`,
    annotations: [...faults.map(annotation), ...check.annotations].slice(0, LISTED),
  };
}

function faultWords({ file, line, column, reason }: FileFault): string {
  return `${message(`\`${file}:${line}:${column}\``)} ${plain(reason)}`;
}

function annotation({ file, line, column, reason }: FileFault): Annotation {
  const text = `Line ${line}, column ${column}: ${reason}`;
  return { path: file, startLine: line, endLine: line, level: 'failure', title: 'configuration', message: text };
}

function consequence({ faults, touchesConfig, rules }: ProposalFacts): string {
  const file = 'Merged like this, the configuration would count for nothing, and the defaults would hold.';
  const left = 'Merged like this, a rule file with a fault would be left out; all other rules would hold.';
  const ofRules = faults.filter(({ file: path }) => path.includes('/rules/')).length;
  return [touchesConfig && ofRules < faults.length ? file : '', rules > 0 && ofRules > 0 ? left : '']
    .filter((part) => part !== '')
    .join(' ');
}

function nameOf({ touchesConfig, rules }: Touched): string {
  if (rules === 0) return 'The configuration';
  return touchesConfig ? 'The configuration or rules' : `${rules === 1 ? 'The rule' : 'The rules'}`;
}

function isOne({ touchesConfig, rules }: Touched): boolean {
  return touchesConfig ? rules === 0 : rules === 1;
}

function soundTitle(facts: ProposalFacts): string {
  if (facts.rules === 0) return 'The configuration is sound';
  const name = facts.touchesConfig ? 'The configuration and rules' : nameOf(facts);
  if (facts.trust !== 'trusted') return `${name} ${isOne(facts) ? 'is' : 'are'} well-formed, and not tried out`;
  return `${name} ${isOne(facts) ? 'is' : 'are'} sound`;
}

function soundWords(facts: ProposalFacts): string {
  const { touchesConfig, rules, trust } = facts;
  const config = 'The configuration that this pull request brings is sound.';
  const files = plural(rules, 'rule file');
  const tried = `${files} changed: the form is right and every example holds.`;
  const formed = `${files} changed: the form is right. ${whyNotTried(facts)}`;
  const after = rules > 0 && trust !== 'trusted' ? '' : 'A comment says what it would do to the open pull requests.';
  return [touchesConfig ? config : '', rules === 0 ? '' : trust === 'trusted' ? tried : formed, after]
    .filter((part) => part !== '')
    .join(' ');
}

function whyNotTried({ trust, author }: ProposalFacts): string {
  const who = plain(author);
  const because =
    trust === 'unknown'
      ? `I could not find out whether ${who} is a maintainer here`
      : `this comes from ${who}, or from a place that others can push to, without a maintainer's word`;
  return `Rules are run only when a maintainer stands behind them, and ${because}. When a maintainer approves this very commit, they are tried out, and what they would do is shown.`;
}

/** Said once for each text of the proposal. */
export function previewNotice(
  { lines, looked, left }: Preview,
  { fingerprint, ...touched }: Touched & { readonly fingerprint: string },
): DesiredNotice {
  const rest = left > 0 ? ` ${left} more could not be looked at here.` : '';
  const among = looked === 1 ? 'the open pull request' : `the ${looked} open pull requests`;
  const what = thisOf(touched);
  const one = isOne(touched);
  if (lines.length === 0)
    return notice(
      ['config', fingerprint],
      `${what} ${one ? 'changes' : 'change'} nothing ${looked === 0 ? 'now: no other pull request is open' : `for ${among} that I have looked at`}.${rest}`,
    );
  const rows = lines.map(({ number, verdict, stage, added, removed }) => [
    code(`#${number}`),
    arrow(verdict),
    arrow(stage),
    [...added.map((label) => `+ ${code(label)}`), ...removed.map((label) => `− ${code(label)}`)].join(' '),
  ]);
  const once = `Once ${what.toLowerCase()} ${one ? 'is' : 'are'} merged, ${one ? 'it changes' : 'they change'}`;
  return notice(
    ['config', fingerprint],
    `${once} ${lines.length === looked ? '' : `${lines.length} of `}${among} that I have looked at.${rest}\n\n${table(['Pull request', 'Verdict', 'Stage', 'Labels'], rows)}`,
  );
}

function thisOf({ touchesConfig, rules }: Touched): string {
  if (rules === 0) return 'This configuration';
  const these = rules === 1 ? 'this rule' : 'these rules';
  return touchesConfig ? `This configuration and ${these}` : `T${these.slice(1)}`;
}

function arrow(change: readonly [string, string] | null): string {
  return change ? `${plain(change[0])} → ${plain(change[1])}` : '';
}
