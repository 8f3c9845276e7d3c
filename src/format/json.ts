/** The documented JSON form: stable from version to version, sorted, the same at every run. */
import type { Waiver } from '../commands/waivers.ts';
import type { Finding, Fix } from '../rules/types.ts';
import type { Report } from './report.ts';

/** Changes only when something that was there is gone or means something else. */
const VERSION = 1;

/** The verdict as JSON text; test/format/report.schema.json holds its form. */
export function formatJson({ inspection, decision }: Report): string {
  const { rules, connectors, pull, totals, blocking, waivers } = inspection;
  const form = {
    version: VERSION,
    rules,
    connectors: connectors.map(({ folder, kind, change, findings }) => ({
      folder,
      kind,
      change,
      findings: findings.map(findingForm),
    })),
    pull: pull.map(findingForm),
    totals,
    blocking,
    ...(waivers.length > 0 ? { waivers: waivers.map(waiverForm) } : {}),
    ...(decision ? { decision } : {}),
  };
  return `${JSON.stringify(form, null, 2)}\n`;
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
