/** The table of docs/calibration.md that says of each error why it is one, and what people did about it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../messages/markdown.ts';
import type { SeverityOrOff, SourceRule } from '../rules/engine/rule.ts';
import { linkTo } from './listing.ts';
import { escaped } from './page.ts';

/** How often errors were merged, and what people did about it: docs/evidence.json, which `bench/evidence.mjs` writes. */
export interface Evidence {
  /** The day it was measured. */
  readonly date: string;
  /** How many published connectors were looked at. */
  readonly published: number;
  /** How many merged pull requests, those before November 2024 first. */
  readonly merged: readonly [number, number];
  readonly rules: Readonly<Record<string, RuleEvidence>>;
}

interface RuleEvidence {
  /** Published connectors that have such an error. */
  readonly published: number;
  /** Pull requests that were merged although they brought such an error. */
  readonly merged: readonly [number, number];
  /** Pull requests that broke it at first and were mended before the merge; null where nobody counted. */
  readonly mended: number | null;
}

const BEGIN = '<!-- Written by `npm run docs`, down to the end of the table. -->';
const END = '<!-- End of what is written. -->';

/** Reads docs/evidence.json. */
export function readEvidence(directory: string): Evidence {
  return JSON.parse(readFileSync(join(directory, 'evidence.json'), 'utf8')) as Evidence;
}

/** Whether a rule is an error in some context. */
export function isError({ severity }: Pick<SourceRule, 'severity'>): boolean {
  const all: readonly SeverityOrOff[] = typeof severity === 'string' ? [severity] : Object.values(severity);
  return all.includes('error');
}

/**
 * The page with a new table.
 * @param page the page as it is, of which all else is written by hand
 * @throws Error for a page without the marks around the table
 */
export function calibrationPage(page: string, rules: readonly SourceRule[], evidence: Evidence): string {
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('docs/calibration.md has lost the marks around its table of errors');
  return `${page.slice(0, start)}${BEGIN}\n\n${errorTable(rules, evidence)}\n\n${page.slice(end)}`;
}

function errorTable(rules: readonly SourceRule[], evidence: Evidence): string {
  const { date, published, merged } = evidence;
  const head = [
    'Error',
    'If it is merged',
    `Published, of ${published}`,
    `Merged, of ${merged.join(' and ')}`,
    'Mended',
  ];
  const rows = rules.filter(isError).map((rule) => rowOf(rule, evidence));
  return `Measured on ${date}.\n\n${table(head, rows)}`;
}

function rowOf({ id, blocks = '' }: SourceRule, { rules }: Evidence): string[] {
  const own = Object.hasOwn(rules, id) ? rules[id] : undefined;
  const counts = own ? [String(own.published), own.merged.join(' and '), String(own.mended ?? '–')] : ['–', '–', '–'];
  return [linkTo(id, 'rules/'), escaped(blocks), ...counts];
}
