/** The verdict for people at a terminal: by file, each finding with its lines and what to do. */
import type { Colors } from 'picocolors/types.js';
import { getOrInsert } from '../connector/get-or-insert.ts';
import type { Finding, Severity } from '../rules/findings/types.ts';
import { type FrameLine, frameFor } from './frame.ts';
import { messageText, plainLine } from './plain.ts';
import { hintsOf, type Report } from './report.ts';
import { isAtLeast, severityPaint } from './severity.ts';
import { closingLines } from './totals.ts';
import { hanging } from './wrap.ts';

/** Which findings are shown in full. */
export interface ShownFindings {
  /** The least severity. */
  readonly least: Severity;
  /** What stood there before the change as well. */
  readonly existing: boolean;
}

export interface PrettyOptions extends ShownFindings {
  readonly colors: Colors;
  /** Columns for the lines of files. */
  readonly width: number;
  /** Columns of the terminal, at which texts are broken; null where there is none. */
  readonly columns: number | null;
}

type Paint = (text: string) => string;

/** Beside the text of a frame stand a mark, the number of its line and a bar. */
const GUTTER = 14;
const MIN_WIDTH = 40;
/** Before lines that go on. */
const INDENT = 9;

/** The whole verdict as text, in pieces: of a whole repository there are megabytes of it. */
export function prettyPieces(report: Report, options: PrettyOptions): string[] {
  const { inspection, told = [], leftOut = [] } = report;
  const findings = [...inspection.connectors.flatMap((connector) => connector.findings), ...inspection.pull];
  const { parts, hidden } = prettyParts(findings, { hints: hintsOf(report.rules), textOf: report.textOf, options });
  const closing = closingLines(report, hidden.length === 0 ? leftOut : [...leftOut, ...hidden], options.colors);
  return [...[...told, ...parts].flatMap((part) => [part, '\n\n']), closing, '\n'];
}

/** What it takes to put findings into words. */
export interface Telling {
  /** What to do, by rule. */
  readonly hints: ReadonlyMap<string, string>;
  readonly textOf: Report['textOf'];
  readonly options: PrettyOptions;
}

/** A part for each file that has findings to be shown, and the findings that are only counted. */
export function prettyParts(findings: readonly Finding[], telling: Telling): { parts: string[]; hidden: Finding[] } {
  const files = new Map<string, Finding[]>();
  const hidden: Finding[] = [];
  for (const finding of findings) {
    const list = isShown(finding, telling.options) ? getOrInsert(files, finding.file, () => []) : hidden;
    list.push(finding);
  }
  return { parts: [...files].map(([file, own]) => filePart(file, own, telling)), hidden };
}

function isShown({ severity, status }: Finding, { least, existing }: ShownFindings): boolean {
  return isAtLeast(severity, least) && (status === 'introduced' || existing);
}

/** Findings of one rule in one file that are shown; nobody reads more, and a file may hold tens of thousands. */
const MOST = 100;

/** What to do is said once a rule and file. */
function filePart(file: string, findings: readonly Finding[], telling: Telling): string {
  const heading = telling.options.colors.underline(plainLine(file === '' ? 'Pull request' : file));
  const counts = new Map<string, number>();
  const parts: string[] = [];
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    const hint = count === 1 ? (telling.hints.get(finding.rule) ?? null) : null;
    if (count <= MOST) parts.push(findingPart(finding, hint, telling));
  }
  const more = [...counts]
    .filter(([, count]) => count > MOST)
    .map(([rule, count]) => `  … and ${count - MOST} more of ${rule}; --format json has them all`);
  return [heading, ...parts, ...more].join('\n');
}

function findingPart(finding: Finding, hint: string | null, { textOf, options }: Telling): string {
  const { colors, width, columns } = options;
  const { severity, status } = finding;
  const paint = severityPaint(severity, colors);
  const place = finding.file === '' ? '' : `${colors.dim(`${finding.line}:${finding.column}`)}  `;
  const mark = status === 'introduced' ? paint(severity) : `${paint(severity)} ${colors.dim(`(${status})`)}`;
  const said = `${messageText(finding.message, colors)}  ${colors.dim(finding.rule)}`;
  const source = finding.file === '' ? null : textOf(finding.file);
  const frame = source ? frameFor(source, finding, Math.max(MIN_WIDTH, width) - GUTTER) : [];
  const digits = String(finding.line + 1).length;
  const lines = [
    hanging(`  ${place}${mark}  `, said, columns, INDENT),
    ...frame.map((line) => frameLine(line, digits, paint, colors)),
  ];
  if (hint !== null)
    lines.push(
      hanging(
        `    ${colors.green('fix:')} `,
        `${plainLine(hint)}${finding.fix ? ' Or let --fix do it.' : ''}`,
        columns,
        INDENT,
      ),
    );
  return lines.join('\n');
}

function frameLine({ number, text, kind }: FrameLine, digits: number, paint: Paint, colors: Colors): string {
  const label = (number === null ? '' : String(number)).padStart(digits);
  const body = kind === 'caret' ? paint(text) : kind === 'context' ? colors.dim(text) : text;
  return `    ${kind === 'pointed' ? paint('>') : ' '} ${colors.dim(`${label} |`)} ${body}`.trimEnd();
}
