/** Checks of the names of x-ms-* extensions. */
import { distance } from 'fastest-levenshtein';
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';

/** Keys whose value is a table of names that people choose. */
const TABLES: ReadonlySet<string> = new Set([
  'properties',
  'headers',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'scopes',
  'paths',
]);
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum']);
/** Comparing names takes time; a document with more different unknown ones is no honest mistake. */
const MAX_COMPARED = 100;

/** Looks for names in the text first: nearly no document has an unknown one, and only then is it walked. */
function unknownExtensions(root: JsonNode, { known }: { known: readonly string[] }): Report[] {
  const names = new Set(known);
  const unknown = new Set<string>();
  for (const match of root.document.source.text.matchAll(/"(x-ms-[^"\\]*)"\s*:/g)) {
    if (!names.has(match[1] as string)) unknown.add(match[1] as string);
  }
  if (unknown.size === 0) return [];
  const meant = new Map([...unknown].slice(0, MAX_COMPARED).map((name) => [name, nearest(name, known)] as const));
  const reports: Report[] = [];
  visitKeys(root.object, (key, owner, at) => {
    if (unknown.has(key)) reports.push(reportOf(owner, at, meant.get(key)));
  });
  return reports;
}

function reportOf(owner: Record<string, unknown>, at: string, meant: string | undefined): Report {
  if (meant === undefined) return { at };
  return { at, case: 'typo', values: { meant }, ...(Object.hasOwn(owner, meant) ? {} : { fix: { rename: meant } }) };
}

type Look = (key: string, owner: Record<string, unknown>, at: string) => void;

/** Shows each key of a document that is no name which people choose, and no data. */
export function visitKeys(root: Record<string, unknown>, look: Look): void {
  visit(root, '', false, look);
}

/** Nesting is bounded by the document's depth. What an extension holds is its own affair, but for schemas. */
function visit(value: unknown, at: string, keysAreNames: boolean, look: Look): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, `${at}/${index}`, false, look);
    return;
  }
  if (!isObject(value)) return;
  for (const key in value) {
    const below = `${at}/${escapeToken(key)}`;
    // No path begins with `x-`.
    if (!keysAreNames || (at === '/paths' && key.startsWith('x-'))) {
      look(key, value, below);
      if (DATA.has(key) || (key.startsWith('x-') && key !== 'x-ms-notification-content')) continue;
    }
    visit(value[key], below, !keysAreNames && TABLES.has(key), look);
  }
}

/** The known name at most two letters away. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const alike = known.filter((other) => Math.abs(other.length - name.length) <= 2);
  const close = alike.map((other) => [other, distance(name, other)] as const).filter(([, letters]) => letters <= 2);
  return close.sort(([, a], [, b]) => a - b)[0]?.[0];
}

export const EXTENSION_CHECKS: CheckTable = {
  'unknown-extensions': check<'document', { known: readonly string[] }>({
    given: ['document'],
    run: unknownExtensions,
  }),
};
