/** The documented JSON form: stable from version to version, sorted, the same at every run. */
import type { Waiver } from '../commands/waivers.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Finding, Fix } from '../rules/findings/types.ts';
import type { Report } from './report.ts';

/** Changes only when something that was there is gone or means something else. */
const VERSION = 1;

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
  return filled(text, 'connectors', told ?? connectors.map(connectorJson), '\n  ');
}

/** One connector as it stands in the list of them. Finding by finding: the form of all at once takes several times the room. */
export function connectorJson({ folder, kind, change, findings }: ConnectorReview): string {
  const text = indented({ folder, kind, change, findings: [] }, '\n    ');
  const list = findings.map((finding) => indented(findingForm(finding), '\n        '));
  return filled(text, 'findings', list, '\n      ').join('');
}

function indented(value: object, lineEnd: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', lineEnd);
}

/** A text with items in place of its empty list `name`, in pieces. @param lineEnd before the list's last line */
function filled(text: string, name: string, items: readonly string[], lineEnd: string): string[] {
  if (items.length === 0) return [text];
  const list = `"${name}": []`;
  const at = text.indexOf(list) + list.length - 1;
  const pieces = items.flatMap((one, index) => [`${index === 0 ? '' : ','}${lineEnd}  `, one]);
  return [text.slice(0, at), ...pieces, lineEnd, text.slice(at)];
}

/** @see Waiver */
function waiverForm({ type, rule, place, reason, by, at, until, state, rows, accepted }: Waiver): object {
  const given = { type, rule, place, reason, by: by.login, at, until, state, findings: rows };
  return type === 'confirm' ? { ...given, accepted } : given;
}

function findingForm(finding: Finding): object {
  const { rule, severity, file, pointer, line, column, endLine, endColumn, message, fix, status, docs } = finding;
  const shown = fix && linesOf(fix);
  return { rule, severity, file, pointer, line, column, endLine, endColumn, message, fix: shown, status, docs };
}

function linesOf({ text, startLine, endLine }: Fix): object | null {
  return text === null ? null : { text, startLine, endLine };
}
