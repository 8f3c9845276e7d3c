/** What of each connector's review is kept until the verdict is printed: of a whole repository it is too much to keep all. */
import type { FileContent, FileSet } from '../../connector/types.ts';
import type { Counted, Report } from '../../format/report.ts';
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
}

export interface Keeper {
  /** @param files of the connector, under the names that findings have */
  keep(review: ConnectorReview, files: FileSet): Kept;
  /** The texts of files that the form still needs. */
  readonly textOf: Report['textOf'];
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
      return { review: { ...review, findings: [] }, told: parts, leftOut: hidden.map(counted) };
    },
    textOf: () => null,
  };
}

/** For programs: what a connector has in the list. */
async function jsonKeeper(): Promise<Keeper> {
  const { connectorJson } = await import('../../format/json.ts');
  return {
    keep: (review) => ({ review: { ...review, findings: [] }, told: [connectorJson(review)], leftOut: [] }),
    textOf: () => null,
  };
}

/** For forms that are laid out by rule: every finding, worked out; the lines and columns of SARIF's fixes need the texts as well. */
function findingsKeeper({ format }: OutputOptions): Keeper {
  const texts = new Map<string, FileContent>();
  return {
    keep: (review, files) => {
      if (format === 'sarif') for (const [path, content] of files) texts.set(path, content);
      return { review: { ...review, findings: review.findings.map(settled) }, told: [], leftOut: [] };
    },
    textOf: textsAmong(texts),
  };
}
