/** A verdict as an agent can use it: each cause once, errors first, in pages of a size that leaves room for other things. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { Severity } from '../../rules/findings/types.ts';

/** As the JSON form has it: docs/json.md. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly pointer: string | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
  readonly edits: readonly object[] | null;
  readonly status: string;
  readonly docs: string;
}

/** Findings of one rule in one file. */
export interface Cause {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** Of the first place. */
  readonly message: string;
  readonly remedy: string;
  readonly count: number;
  /** How many of them the tool `fix` mends. */
  readonly fixable: number;
  /** The first few. */
  readonly places: readonly { readonly line: number; readonly column: number; readonly pointer: string | null }[];
}

export interface Page {
  readonly causes: readonly Cause[];
  readonly page: number;
  readonly pages: number;
  /** On other pages. */
  readonly leftOut: number;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'suggestion'];
const MOST_PLACES = 5;
const MOST_MESSAGE = 500;

/** @param least the least severity that is wanted */
export function causesOf(findings: readonly JsonFinding[], least: Severity): Cause[] {
  const wanted = SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1);
  const groups = new Map<string, JsonFinding[]>();
  for (const finding of findings.filter(({ severity }) => wanted.includes(severity)))
    getOrInsert(groups, `${finding.rule}\n${finding.file}\n${finding.severity}`, () => []).push(finding);
  const causes = [...groups.values()].map(causeOf);
  return SEVERITIES.flatMap((severity) => causes.filter((cause) => cause.severity === severity));
}

function causeOf(findings: readonly JsonFinding[]): Cause {
  const { rule, severity, file, message, remedy } = findings[0] as JsonFinding;
  return {
    ...{ rule, severity, file, message: message.slice(0, MOST_MESSAGE), remedy },
    ...{ count: findings.length, fixable: findings.filter(({ edits }) => edits !== null).length },
    places: findings.slice(0, MOST_PLACES).map(({ line, column, pointer }) => ({ line, column, pointer })),
  };
}

/** One page. @param number from 1; past the last: an empty page @param size characters of JSON */
export function pageOf(causes: readonly Cause[], number: number, size: number): Page {
  const pages: Cause[][] = [[]];
  let room = size;
  for (const cause of causes) {
    const { length } = JSON.stringify(cause);
    if (length > room && pages.at(-1)?.length !== 0) {
      pages.push([]);
      room = size;
    }
    pages.at(-1)?.push(cause);
    room -= length;
  }
  const shown = pages[number - 1] ?? [];
  return { causes: shown, page: number, pages: pages.length, leftOut: causes.length - shown.length };
}
