/**
 * SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and what GitHub makes
 * of it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import { gzipSync } from 'node:zlib';
import { PRODUCT } from '../product/product.ts';
import { leftOutLine, type SarifChoice, type SarifCollector } from './sarif-choice.ts';
import { type RulePage, sarifRule } from './sarif-rule.ts';

/** Bytes of a file that code scanning takes, gzipped. */
const MAX_GZIPPED = 10_000_000;

export interface SarifFile {
  readonly text: string;
  readonly leftOut: number;
}

/**
 * The verdict as a SARIF file that code scanning takes.
 * @param pagesOf what is said of each rule that fired, by its id
 * @param most bytes of it, gzipped
 */
export function sarifFile(
  collector: SarifCollector,
  pagesOf: (rules: readonly string[]) => ReadonlyMap<string, RulePage>,
  most = MAX_GZIPPED,
): SarifFile {
  let choice = collector.choice();
  for (;;) {
    const text = formatSarif(choice, pagesOf);
    if (text.length <= most || choice.results.length === 0 || gzipSync(text).length <= most)
      return { text, leftOut: choice.leftOut };
    choice = collector.choice(choice.results.length >> 1);
  }
}

function formatSarif(
  { results, leftOut }: SarifChoice,
  pagesOf: (rules: readonly string[]) => ReadonlyMap<string, RulePage>,
): string {
  const ids = [...new Set(results.map(({ rule }) => rule))].sort();
  const [indexes, pages] = [new Map(ids.map((id, index) => [id, index])), pagesOf(ids)];
  const driver = {
    name: 'Connector Reviewer',
    informationUri: PRODUCT.home,
    version: PRODUCT.version,
    semanticVersion: PRODUCT.version,
    rules: ids.map((id) => sarifRule(id, pages.get(id) ?? null)),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, ...notices(leftOut), columnKind: 'utf16CodeUnits', results: [] }],
  };
  const text = `${JSON.stringify(log, null, 2)}\n`;
  if (results.length === 0) return text;
  const at = text.lastIndexOf('[]');
  const list = results.map(({ rule, members }) => `{\n          "ruleIndex": ${indexes.get(rule)},${members}`);
  return `${text.slice(0, at)}[\n        ${list.join(',\n        ')}\n      ]${text.slice(at + 2)}`;
}

/** Whoever reads only the file must learn that it does not have everything. */
function notices(leftOut: number): object {
  if (leftOut === 0) return {};
  const toolExecutionNotifications = [{ level: 'warning', message: { text: leftOutLine(leftOut) } }];
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] };
}
