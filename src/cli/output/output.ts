/** Prints a report in the form asked for and says how the command ends. */
import { plainLine } from '../../format/plain.ts';
import type { PrettyOptions } from '../../format/pretty.ts';
import type { Report } from '../../format/report.ts';
import type { SarifCollector } from '../../format/sarif-choice.ts';
import { plural } from '../../messages/markdown.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import type { Severity } from '../../rules/findings/types.ts';
import type { Mended } from '../commands/fix.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { FORMATS } from '../options.ts';
import { colorsFor } from './colors.ts';
import { tellFailures } from './failures.ts';

export interface OutputOptions {
  readonly format: (typeof FORMATS)[number];
  /** The least severity that the pretty form shows in full, and that the SARIF form has. */
  readonly severity?: Severity;
  /** Everything in full, what stood there before the change included. */
  readonly all?: boolean;
}

/** Columns where there is no terminal to ask. */
const WIDTH = 120;

/** Prints the report; the exit code is 1 when something blocks, and 2 when no rule could be run. */
export async function print(report: Report, options: OutputOptions, io: Io): Promise<ExitCode> {
  for (const piece of await formatted(report, options, io)) io.out.write(piece);
  return endOf(report, io);
}

/** How a verdict that is printed ends; rules that could not be run are told. */
export function endOf(report: Pick<Report, 'inspection' | 'rules'>, io: Io): ExitCode {
  const nothingRan = tellFailures(report, io.err);
  if (nothingRan) return EXIT.refused;
  return report.inspection.blocking > 0 ? EXIT.errors : EXIT.clean;
}

/** The text in pieces. Each form is loaded only when it is wanted: a start costs what its modules cost. */
export async function formatted(report: Report, options: OutputOptions, io: Io): Promise<readonly string[]> {
  switch (options.format) {
    case 'json':
      return (await import('../../format/json.ts')).jsonPieces(report);
    case 'markdown':
      return [(await import('../../format/markdown.ts')).formatMarkdown(report)];
    case 'sarif':
      return [await sarif(report, options, io)];
    case 'junit':
      return [(await import('../../format/junit.ts')).formatJunit(report)];
    case 'github':
      return (await import('../../format/workflow.ts')).formatWorkflow(report, options.severity ?? 'warning');
    case 'pretty':
      return (await import('../../format/pretty.ts')).prettyPieces(report, prettyOptions(options, io));
  }
}

/** Columns at which texts are broken; null where nobody looks at a terminal: a line of its own is easier to search. */
export function terminalColumns({ out }: Pick<Io, 'out'>): number | null {
  return out.isTTY ? (out.columns ?? null) : null;
}

/** What the form for people shows, and how. */
export function prettyOptions({ severity, all = false }: OutputOptions, io: Io): PrettyOptions {
  const shown = { least: severity ?? (all ? 'suggestion' : 'warning'), existing: all } as const;
  return { colors: colorsFor(io), width: io.out.columns ?? WIDTH, columns: terminalColumns(io), ...shown };
}

async function sarif(report: Report, { severity = 'suggestion' }: OutputOptions, io: Io): Promise<string> {
  const [{ SarifCollector }, { sarifResults }] = await Promise.all([
    import('../../format/sarif-choice.ts'),
    import('../../format/sarif-results.ts'),
  ]);
  const { connectors, pull } = report.inspection;
  const collector = new SarifCollector();
  for (const findings of [...connectors.map((review) => review.findings), pull])
    collector.add(sarifResults(findings, severity, report));
  return sarifText(collector, report.rules, io);
}

/** The SARIF file; what it had no room for is said beside it. */
export async function sarifText(collector: SarifCollector, rules: RuleSet, { err }: Io): Promise<string> {
  const [{ sarifFile }, { leftOutLine }, { rulePages }] = await Promise.all([
    import('../../format/sarif.ts'),
    import('../../format/sarif-choice.ts'),
    import('../input/rule-pages.ts'),
  ]);
  const { text, leftOut } = sarifFile(collector, (ids) => rulePages(ids, rules));
  if (leftOut > 0) err.write(`connector-reviewer: ${leftOutLine(leftOut)}\n`);
  return text;
}

/** Says which files `--fix` has changed: with the verdict for people, beside it for programs. */
export function tellMended(mended: readonly Mended[], { format }: OutputOptions, io: Io): void {
  const out = format === 'pretty' ? io.out : io.err;
  for (const { file, count } of mended) out.write(`Fixed ${plural(count, 'finding')} in ${plainLine(file)}\n`);
  if (mended.length > 0) out.write('\n');
}

/** Prints what `--fix` would change; the exit code is that of the verdict afterwards. */
export function tellDryRun(
  mended: readonly Mended[],
  { totals, blocking }: Pick<Report['inspection'], 'totals' | 'blocking'>,
  { out, err }: Io,
): ExitCode {
  for (const { diff } of mended) out.write(diff);
  const count = mended.reduce((sum, one) => sum + one.count, 0);
  const left = `${plural(totals.error, 'error')} and ${plural(totals.warning, 'warning')}`;
  const would =
    count === 0
      ? 'there is nothing to fix'
      : `${plural(count, 'finding')} would be fixed in ${plural(mended.length, 'file')}`;
  err.write(`connector-reviewer: ${would}, ${left} would be left; nothing was written\n`);
  return blocking > 0 ? EXIT.errors : EXIT.clean;
}
