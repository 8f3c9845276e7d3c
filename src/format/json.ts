/** The documented JSON form: stable from version to version, sorted, the same at every run. */
import type { Waiver } from '../commands/waivers.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Finding, Fix } from '../rules/findings/types.ts';
import { hintsOf, type Report } from './report.ts';

/** Changes only when something that was there is gone or means something else. */
const VERSION = 1;

const LIST = '"connectors": []';

/**
 * Writes the verdict while it is being reached, so that no more than one connector is ever held as text. The parts come in
 * the order of these functions; rules/schema/report.json has the form of the whole.
 */
export interface JsonWriter {
  /** @param text as `connectorJson` makes it */
  connector(text: string): void;
  end(report: Pick<Report, 'inspection' | 'decision' | 'rules'>): void;
}

/** @param rules the version of the rules */
export function jsonWriter(rules: string, write: (piece: string) => void): JsonWriter {
  const head = { version: VERSION, rules, connectors: [] };
  let count = 0;
  return {
    connector: (text) => {
      write(count === 0 ? JSON.stringify(head, null, 2).split(LIST, 1)[0] + LIST.slice(0, -1) : ',');
      write(`\n    ${text}`);
      count++;
    },
    end: ({ inspection, decision, rules: set }) => {
      const hints = hintsOf(set);
      const { pull, totals, blocking, waivers } = inspection;
      const rest = {
        pull: pull.map((finding) => findingForm(finding, hints)),
        totals,
        blocking,
        ...(waivers.length > 0 ? { waivers: waivers.map(waiverForm) } : {}),
        ...(decision ? { decision } : {}),
      };
      const text = `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
      write(count === 0 ? text : `\n  ${text.slice(text.indexOf(LIST) + LIST.length - 1)}`);
    },
  };
}

/** A verdict that was reached already, in pieces. */
export function jsonPieces({ inspection, decision, rules }: Report): string[] {
  const hints = hintsOf(rules);
  const pieces: string[] = [];
  const writer = jsonWriter(inspection.rules, (piece) => pieces.push(piece));
  for (const review of inspection.connectors) writer.connector(connectorJson(review, hints));
  writer.end({ inspection, decision, rules });
  return pieces;
}

/** One connector as it stands in the list of them. Finding by finding: the form of all at once takes several times the room. */
export function connectorJson(
  { folder, kind, change, findings }: ConnectorReview,
  hints: ReadonlyMap<string, string>,
): string {
  const text = indented({ folder, kind, change, findings: [] }, '\n    ');
  if (findings.length === 0) return text;
  const list = findings.map((finding) => indented(findingForm(finding, hints), '\n        '));
  return `${text.slice(0, -EMPTY_END.length)}[\n        ${list.join(',\n        ')}\n      ]\n    }`;
}

/** How the text of a connector without findings ends. */
const EMPTY_END = '[]\n    }';

/** JSON as it stands in a document that is indented. @param lineEnd with the blanks before each of its other lines */
export function indented(value: object, lineEnd: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', lineEnd);
}

/** @see Waiver */
function waiverForm({ type, rule, place, reason, by, at, until, state, rows, accepted }: Waiver): object {
  const given = { type, rule, place, reason, by: by.login, at, until, state, findings: rows };
  return type === 'confirm' ? { ...given, accepted } : given;
}

function findingForm(finding: Finding, hints: ReadonlyMap<string, string>): object {
  const { rule, severity, file, pointer, line, column, endLine, endColumn, message, fix, status, docs } = finding;
  return {
    ...{ rule, severity, file, pointer, line, column, endLine, endColumn, message },
    remedy: hints.get(rule) ?? '',
    fix: fix && linesOf(fix),
    edits: fix?.edits.map(({ start, end, text }) => ({ start, end, text })) ?? null,
    ...{ status, docs },
  };
}

function linesOf({ text, startLine, endLine }: Fix): object | null {
  return text === null ? null : { text, startLine, endLine };
}
