/** Checks of lists that are to name everything once, and of x-ms-enum-values. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import type { FixIntent, Report } from '../../rules/engine/check.ts';
import { memberIn } from '../single-text.ts';
import { identity } from './values.ts';

/** Of one list not more is said than people would read. */
const MAX_REPORTS = 50;

interface UniqueOptions {
  readonly at: string;
  /** For lists of objects: the member that must differ. */
  readonly member?: string;
}

/** A list has an entry twice: each later one is reported, and removed where it is the same entry altogether. */
export function listUnique(node: JsonNode, { at, member }: UniqueOptions): Report[] | null {
  const list = node.object[memberIn(at)];
  if (!Array.isArray(list) || list.length < 2) return null;
  const seen = new Map<string, unknown>();
  let reports: Report[] | null = null;
  for (const [index, entry] of (list as unknown[]).entries()) {
    const value = member === undefined ? entry : isObject(entry) ? entry[member] : undefined;
    if (value === undefined) continue;
    const key = identity(value);
    if (!seen.has(key)) {
      seen.set(key, entry);
      continue;
    }
    const fix = identity(seen.get(key)) === identity(entry) ? withoutElement(node, at, index) : null;
    reports ??= [];
    if (reports.length === MAX_REPORTS) return reports;
    reports.push({ at: `${at}/${index}`, values: { entry: textOf(value) }, ...(fix ? { fix } : {}) });
  }
  return reports;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** From the end of the element before to the end of this one: so edits for neighbours don't overlap. */
function withoutElement(node: JsonNode, at: string, index: number): FixIntent | null {
  const { document } = node;
  const before = document.locate(`${node.pointer}${at}/${index - 1}`);
  const own = document.locate(`${node.pointer}${at}/${index}`);
  return before && own ? { edits: [{ start: before.value.end, end: own.value.end, text: '' }] } : null;
}

/** A value that x-ms-enum-values names is none of the enum's. The message may use {entry}. */
export function enumValuesInEnum(node: JsonNode): Report[] | null {
  const { 'x-ms-enum-values': items, enum: values } = node.object;
  if (!Array.isArray(items)) return null;
  const known = new Set(Array.isArray(values) ? values.map(identity) : []);
  let reports: Report[] | null = null;
  for (const [index, item] of (items as unknown[]).entries()) {
    if (!isObject(item) || item.value === undefined || known.has(identity(item.value))) continue;
    reports ??= [];
    if (reports.length === MAX_REPORTS) return reports;
    reports.push({ at: `/x-ms-enum-values/${index}/value`, values: { entry: textOf(item.value) } });
  }
  return reports;
}

/** Codes: a short word in capitals, a number, or words joined as programs join them. */
const CODE = /^(?:[A-Z0-9]{1,4}|-?\d+|[\p{L}\p{N}]+(?:[_.\-/:][\p{L}\p{N}]*)+|\p{Ll}+\p{Lu}[\p{L}\p{N}]*)$/u;

/** An enum of codes without names for them. */
export function enumTitles(node: JsonNode): Report | null {
  const { 'x-ms-enum-values': items, enum: values, type } = node.object;
  if (!Array.isArray(values) || items !== undefined || type === 'boolean') return null;
  const code = (values as unknown[]).find(isCode);
  return code === undefined ? null : { at: '/enum', values: { entry: textOf(code) } };
}

function isCode(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.length < 100 && CODE.test(value));
}
