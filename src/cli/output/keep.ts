/** What of each connector's review is kept until the verdict is printed: of a whole repository it is too much to keep all. */
import type { FileSet } from '../../connector/types.ts';
import type { Counted } from '../../format/report.ts';
import type { SarifResult } from '../../format/sarif-results.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import { counted, settled } from '../../rules/findings/finding.ts';
import type { Io } from '../io.ts';
import { textsAmong } from './frame-texts.ts';
import { type OutputOptions, prettyOptions } from './output.ts';

export interface Kept {
  readonly review: ConnectorReview;
  /** What is in words already. */
  readonly told: readonly string[];
  readonly leftOut: readonly Counted[];
  /** As SARIF has them; empty in all other forms. */
  readonly results: readonly SarifResult[];
}

/** A connector's files, under the names that findings have. */
export interface KeptFiles {
  readonly files: FileSet;
  /** There was a base to compare with. */
  readonly compared: boolean;
}

export interface Keeper {
  keep(review: ConnectorReview, files: KeptFiles): Kept;
}

/** The keeper for the form asked for. */
export async function keeperFor(options: OutputOptions, rules: RuleSet, io: Io): Promise<Keeper> {
  switch (options.format) {
    case 'pretty':
      return wordsKeeper(options, rules, io);
    case 'json':
      return jsonKeeper(rules);
    case 'junit':
      return junitKeeper();
    case 'sarif':
      return sarifKeeper(options);
    default:
      return FINDINGS_KEEPER;
  }
}

const NOTHING = { told: [], leftOut: [], results: [] };

/** For people: the words, and how many findings are not shown. */
async function wordsKeeper(asked: OutputOptions, rules: RuleSet, io: Io): Promise<Keeper> {
  const { prettyParts } = await import('../../format/pretty.ts');
  const { hintsOf } = await import('../../format/report.ts');
  const [hints, options] = [hintsOf(rules), prettyOptions(asked, io)];
  return {
    keep: (review, { files }) => {
      const { parts, hidden } = prettyParts(review.findings, { hints, textOf: textsAmong(files), options });
      return { ...NOTHING, review: { ...review, findings: [] }, told: parts, leftOut: hidden.map(counted) };
    },
  };
}

/** For programs: what a connector has in the list. */
async function jsonKeeper(rules: RuleSet): Promise<Keeper> {
  const { connectorJson } = await import('../../format/json.ts');
  const { hintsOf } = await import('../../format/report.ts');
  const hints = hintsOf(rules);
  return {
    keep: (review) => ({ ...NOTHING, review: { ...review, findings: [] }, told: [connectorJson(review, hints)] }),
  };
}

/** For CI systems: what a connector has among the suites. */
async function junitKeeper(): Promise<Keeper> {
  const { junitSuite } = await import('../../format/junit.ts');
  return {
    keep: (review) => ({ ...NOTHING, review: { ...review, findings: [] }, told: [junitSuite(review)] }),
  };
}

async function sarifKeeper({ severity = 'suggestion' }: OutputOptions): Promise<Keeper> {
  const { sarifResults } = await import('../../format/sarif-results.ts');
  return {
    keep: (review, { files, compared }) => {
      const results = sarifResults(review.findings, severity, { compared, textOf: textsAmong(files) });
      return { ...NOTHING, review: { ...review, findings: [] }, results };
    },
  };
}

/** For forms that are laid out by rule: every finding, worked out. */
const FINDINGS_KEEPER: Keeper = {
  keep: (review) => ({ ...NOTHING, review: { ...review, findings: review.findings.map(settled) } }),
};
