/** The summary comment: whose move it is and what to do, first; everything else below, folded. */
import type { Waiver } from '../commands/waivers.ts';
import { fileInRepository, nameOfFile } from '../connector/package/files.ts';
import type { Stage } from '../machine/machine.ts';
import { PRODUCT } from '../product/product.ts';
import { writeTicks } from '../pull-request/checklist-ticks.ts';
import { marker, SUMMARY_MARK } from '../pull-request/markers.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import { type Group, groupByRule } from '../rules/findings/groups.ts';
import type { Finding, Severity } from '../rules/findings/types.ts';
import type { stepsUntil } from '../stages/history.ts';
import type { Cause, Turn } from '../stages/turn.ts';
import type { UsualTime } from '../stages/usual-time.ts';
import { changesPart, replacementPart } from './changes-part.ts';
import { checklistPart } from './checklist-part.ts';
import { duration, historyPart } from './history-part.ts';
import { code, details, link, moment, numbered, plain, plural, said, table } from './markdown.ts';
import { packagePart } from './package-part.ts';
import { turnLine } from './turn-line.ts';
import { waiversPart } from './waivers-part.ts';
import { newcomersSteps, welcome } from './welcome.ts';

/** Rows of a table before the rest is counted only. */
const ROWS = 40;
/** GitHub refuses comments above 65,536 characters; what would not fit is left to the command line. */
const MAX_LENGTH = 60_000;

export interface SummaryFacts {
  readonly author: string;
  readonly headSha: string;
  readonly baseRef: string;
  /** `https://github.com/OWNER/REPO`; empty on the command line. */
  readonly repositoryUrl: string;
  readonly rulesVersion: string;
  readonly stage: Stage;
  readonly turn: Turn;
  /** ISO 8601. */
  readonly since: string;
  /** Why it is whose turn it is. */
  readonly cause: Cause;
  /** What the clock will bring: a sentence of Markdown; empty: nothing. */
  readonly clock: string;
  /** Who moved it when. */
  readonly history: ReturnType<typeof stepsUntil>;
  /** How long pull requests here usually are in this stage; null: too few were to say. */
  readonly usualTime: UsualTime | null;
  /** Ids of the checklists' items that are done, with the login of whoever said so. */
  readonly done: ReadonlyMap<string, string>;
  /** Labels that are not touched for now. */
  readonly leftAlone: readonly string[];
  readonly draft: boolean;
  /** The author's first pull request here, and it is open. */
  readonly isFirstPullRequest: boolean;
  /** A word to the maintainers on who updates this; empty: none. */
  readonly newContributor: string;
  readonly headline: string;
  readonly nextSteps: readonly string[];
  readonly connectors: readonly ConnectorReview[];
  readonly pull: readonly Finding[];
  /** What people have let pass. */
  readonly waivers: readonly Waiver[];
  /** The pull request's page; empty on the command line. */
  readonly url: string;
  /** Since when which findings are shown, for the marker. */
  readonly shown: string;
  /** Said in full at the end, for those who wonder. */
  readonly observed: readonly string[];
}

/** The comment's text. @param saidAt ISO 8601 */
export function summaryComment(facts: SummaryFacts, saidAt: string): string {
  const findings = facts.connectors.flatMap((connector) => connector.findings);
  const introduced = findings.filter(({ status }) => status === 'introduced');
  const parts = [
    `${marker(SUMMARY_MARK, { turn: facts.turn, since: facts.since, stage: facts.stage.id, at: saidAt, done: writeTicks(facts.done), shown: facts.shown })}\n### ${facts.headline}`,
    facts.isFirstPullRequest ? welcome(facts.author, facts.turn, facts.cause) : '',
    standing(facts),
    replacementPart(facts.connectors),
    steps(facts),
    checklistPart(facts),
    facts.clock,
    facts.newContributor,
    findingsTable('error', introduced, facts),
    packagePart(facts.connectors),
    changesPart(facts.connectors, facts),
    folded('warning', introduced, facts),
    waiversPart(facts.waivers, facts.url),
    suggestions([...facts.pull, ...introduced]),
    existing(findings, facts),
    historyPart(facts.history),
    details('About this verdict', about(facts, saidAt)),
  ].filter((part) => part !== '');
  return withinLimit(parts);
}

/** Leaves out whole parts from the end, the last one excepted, until GitHub takes the comment. */
function withinLimit(parts: readonly string[]): string {
  const whole = parts.join('\n\n');
  if (whole.length <= MAX_LENGTH) return whole;
  const left = [...parts];
  left.splice(-2, 1);
  return left.length < 4 ? whole.slice(0, MAX_LENGTH) : withinLimit(left);
}

function standing(facts: SummaryFacts): string {
  const { cause, leftAlone, stage, draft, headSha } = facts;
  const alone = leftAlone.length === 0 ? '' : ` Not touched for now: ${leftAlone.map(code).join(', ')}.`;
  const still = draft ? ' This is a draft: nobody is asked for anything yet.' : '';
  const turn = cause.kind === 'done' ? '' : `${turnLine(facts)} `;
  return `${turn}Stage: **${plain(stage.label)}**.${usually(facts)} Verdict for commit ${code(headSha.slice(0, 7))}.${still}${alone}`;
}

/** How long it may take, from this repository's own history. */
function usually({ usualTime }: SummaryFacts): string {
  if (usualTime === null) return '';
  const { median, count } = usualTime;
  return ` Pull requests here spent a median of ${duration(median)} in this stage (last ${count}).`;
}

function steps({ nextSteps, isFirstPullRequest, turn, cause }: SummaryFacts): string {
  const [only = ''] = nextSteps;
  if (only === '' || cause.kind === 'done') return only;
  if (isFirstPullRequest && turn === 'partner') return newcomersSteps(nextSteps);
  if (nextSteps.length === 1) return `**Next:** ${only}`;
  return `**Next**\n\n${numbered(nextSteps)}`;
}

function findingsTable(severity: Severity, findings: readonly Finding[], facts: SummaryFacts): string {
  const groups = groupByRule(findings.filter((finding) => finding.severity === severity));
  if (groups.length === 0) return '';
  const rows = rowsOf(groups, facts);
  const rest = groups.length > ROWS ? `\n\n${plural(groups.length - ROWS, 'more rule')}: see the command below.` : '';
  return `${table(['Where', severity === 'error' ? 'What must be fixed' : 'What is asked for', 'Rule'], rows)}${rest}`;
}

function rowsOf(groups: readonly Group[], facts: SummaryFacts): string[][] {
  return groups
    .slice(0, ROWS)
    .map((group) => [where(group, facts), said(group.findings[0]), link(code(group.rule), group.docs)]);
}

/** The first place as a link, and how many more there are. */
function where({ findings }: Group, { repositoryUrl, headSha }: SummaryFacts): string {
  const [first] = findings;
  const name = `${nameOfFile(first.file)}:${first.line}`;
  const more = findings.length > 1 ? ` and ${findings.length - 1} more` : '';
  if (repositoryUrl === '') return `${code(name)}${more}`;
  const file = fileInRepository(first.file);
  const path = file.split('/').map(encodeURIComponent).join('/');
  const line = file === first.file ? `#L${first.line}` : '';
  return `${link(code(name), `${repositoryUrl}/blob/${headSha}/${path}${line}`)}${more}`;
}

function folded(severity: Severity, findings: readonly Finding[], facts: SummaryFacts): string {
  const count = findings.filter((finding) => finding.severity === severity).length;
  if (count === 0) return '';
  return details(
    `${plural(count, severity)}: asked for in review, blocking nothing`,
    findingsTable(severity, findings, facts),
  );
}

function suggestions(findings: readonly Finding[]): string {
  const count = findings.filter(({ severity }) => severity === 'suggestion').length;
  return count === 0
    ? ''
    : `${plural(count, 'suggestion')} on style: the command below shows ${count === 1 ? 'it' : 'them'} with ${code('--all')}.`;
}

function existing(findings: readonly Finding[], facts: SummaryFacts): string {
  const old = findings.filter(({ status, severity }) => status === 'existing' && severity !== 'suggestion');
  if (old.length === 0) return '';
  const rows = rowsOf(groupByRule(old), facts);
  return details(
    `${plural(old.length, 'finding')} that stood there before this change, blocking nothing`,
    table(['Where', 'What', 'Rule'], rows),
  );
}

function about({ baseRef, headSha, rulesVersion, observed }: SummaryFacts, saidAt: string): string {
  const lines = [
    `Said on ${moment(saidAt)} for commit ${code(headSha)} under rules ${code(rulesVersion)}.`,
    ...observed,
  ];
  const command = `${PRODUCT.command} pull --repo . --base ${shellWord(baseRef)} --head ${headSha}`;
  return `${lines.map((line) => `- ${line}`).join('\n')}\n\nThe same verdict in your clone:\n\n    ${command}`;
}

/** A branch name for a command line; in single quotes where it has characters that a shell takes for its own. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''").replaceAll(/\s+/g, ' ')}'`;
}
