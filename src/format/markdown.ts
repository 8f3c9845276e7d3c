/** A short report in Markdown: for a job's summary, a wiki, a mail. What the files say cannot break out of it. */

import { blockersWords } from '../messages/blockers.ts';
import { code, link, plain, plural, said, table } from '../messages/markdown.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import { groupByRule } from '../rules/findings/groups.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Report } from './report.ts';
import { countsOf } from './totals.ts';

/** Places named for a rule before the rest is counted only. */
const PLACES = 5;

/** The summary comment where there is a pull request, else a table a connector. */
export function formatMarkdown(report: Report): string {
  if (report.decision) return `${report.decision.summary ?? 'No comment would be posted: no connector is changed.'}\n`;
  const { inspection, compared } = report;
  const { totals, connectors } = inspection;
  const headline = blockersWords(inspection) || 'Nothing blocks';
  const counts = countsOf(totals) || 'No findings';
  const scope = `${counts} in ${plural(connectors.length, 'connector')} under rules ${code(inspection.rules)}.`;
  const parts = connectors.filter(({ findings }) => findings.length > 0).map((one) => connectorPart(one, compared));
  return `${[`## ${headline}`, scope, ...parts].join('\n\n')}\n`;
}

function connectorPart({ folder, change, findings }: ConnectorReview, compared: boolean): string {
  const introduced = findings.filter(({ status }) => status === 'introduced');
  const before = findings.length - introduced.length;
  const rows = groupByRule(introduced).map((group) => [
    group.severity,
    places(group.findings),
    said(group.findings[0]),
    link(code(group.rule), group.docs),
  ]);
  return [
    `### ${plain(folder)}${compared && change ? ` (${change})` : ''}`,
    ...(rows.length > 0 ? [table(['Severity', 'Where', 'What', 'Rule'], rows)] : []),
    ...(before > 0 ? [`${plural(before, 'finding')} stood there before this change.`] : []),
  ].join('\n\n');
}

function places(findings: readonly Finding[]): string {
  const named = findings
    .slice(0, PLACES)
    .map(({ file, line }) => code(`${file.slice(file.lastIndexOf('/') + 1)}:${line}`));
  const more = findings.length > PLACES ? ` and ${findings.length - PLACES} more` : '';
  return `${named.join(', ')}${more}`;
}
