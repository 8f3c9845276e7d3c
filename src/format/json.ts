/** The documented JSON form: stable from version to version, sorted, the same at every run. */
import type { Waiver } from '../commands/waivers.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Finding, Fix } from '../rules/findings/types.ts';
import type { Report } from './report.ts';

/** Changes only when something that was there is gone or means something else. */
const VERSION = 1;

/** Where the connectors go in a text that has none of them. */
const CONNECTORS = '"connectors": []';

/**
 * The verdict as JSON text, in pieces: of a whole repository it is too long for one string to be put together and
 * written. test/format/report.schema.json holds its form.
 */
export function jsonPieces({ inspection, told, decision }: Report): string[] {
  const { rules, connectors, pull, totals, blocking, waivers } = inspection;
  const rest = {
    pull: pull.map(findingForm),
    totals,
    blocking,
    ...(waivers.length > 0 ? { waivers: waivers.map(waiverForm) } : {}),
    ...(decision ? { decision } : {}),
  };
  const text = `${JSON.stringify({ version: VERSION, rules, connectors: [], ...rest }, null, 2)}\n`;
  const list = told ?? connectors.map(connectorJson);
  if (list.length === 0) return [text];
  const at = text.indexOf(CONNECTORS) + CONNECTORS.length - 1;
  const pieces = list.flatMap((one, index) => [index === 0 ? '\n    ' : ',\n    ', one]);
  return [text.slice(0, at), ...pieces, `\n  ${text.slice(at)}`];
}

/** One connector as it stands in the list of them. */
export function connectorJson({ folder, kind, change, findings }: ConnectorReview): string {
  const form = { folder, kind, change, findings: findings.map(findingForm) };
  return JSON.stringify(form, null, 2).replaceAll('\n', '\n    ');
}

/** @see Waiver */
function waiverForm({ type, rule, place, reason, by, at, until, state, findings }: Waiver): object {
  return { type, rule, place, reason, by: by.login, at, until, state, findings: findings.length };
}

function findingForm(finding: Finding): object {
  const { rule, severity, file, pointer, line, column, endLine, endColumn, message, fix, status, docs } = finding;
  const shown = fix && linesOf(fix);
  return { rule, severity, file, pointer, line, column, endLine, endColumn, message, fix: shown, status, docs };
}

function linesOf({ text, startLine, endLine }: Fix): object | null {
  return text === null ? null : { text, startLine, endLine };
}
