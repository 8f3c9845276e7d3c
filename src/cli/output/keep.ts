/** What of each connector's review is kept until the verdict is printed: of a whole repository it is too much to keep all. */
import type { FileSet } from '../../connector/types.ts';
import type { Counted } from '../../format/report.ts';
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
  /** Files whose texts the form still needs. */
  readonly files: FileSet;
}

const NO_FILES: FileSet = new Map();

export interface Keeper {
  /** @param files of the connector, under the names that findings have */
  keep(review: ConnectorReview, files: FileSet): Kept;
}

/** The keeper for the form asked for. */
export async function keeperFor(options: OutputOptions, rules: RuleSet, io: Io): Promise<Keeper> {
  if (options.format === 'pretty') return wordsKeeper(options, rules, io);
  return options.format === 'json' ? jsonKeeper() : findingsKeeper(options);
}

/** For people: the words, and how many findings are not shown. */
async function wordsKeeper(asked: OutputOptions, rules: RuleSet, io: Io): Promise<Keeper> {
  const { hintsOf, prettyParts } = await import('../../format/pretty.ts');
  const [hints, options] = [hintsOf(rules), prettyOptions(asked, io)];
  return {
    keep: (review, files) => {
      const { parts, hidden } = prettyParts(review.findings, { hints, textOf: textsAmong(files), options });
      return { review: { ...review, findings: [] }, told: parts, leftOut: hidden.map(counted), files: NO_FILES };
    },
  };
}

/** For programs: what a connector has in the list. */
async function jsonKeeper(): Promise<Keeper> {
  const { connectorJson } = await import('../../format/json.ts');
  return {
    keep: (review) => ({
      ...{ review: { ...review, findings: [] }, told: [connectorJson(review)] },
      ...{ leftOut: [], files: NO_FILES },
    }),
  };
}

/** For forms that are laid out by rule: every finding, worked out; the lines and columns of SARIF's fixes need the texts as well. */
function findingsKeeper({ format }: OutputOptions): Keeper {
  return {
    keep: (review, files) => {
      const findings = review.findings.map(settled);
      const mendable = new Set(format === 'sarif' ? findings.filter(({ fix }) => fix).map(({ file }) => file) : []);
      const needed = new Map([...files].filter(([path]) => mendable.has(path)));
      return { review: { ...review, findings }, told: [], leftOut: [], files: needed };
    },
  };
}
