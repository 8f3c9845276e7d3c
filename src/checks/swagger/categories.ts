/** Checks of the connector's categories. */
import type { JsonNode } from '../../connector/node.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { entryOf, METADATA, plain } from './metadata.ts';

interface ListOption {
  readonly list: readonly string[];
}

/** The categories as they are written, and where. */
function categoriesOf(root: JsonNode): { values: string[]; at: string } | null {
  const entry = entryOf(root, 'Categories');
  if (!entry || entry.value === null) return null;
  const values = entry.value.split(';').map((category) => category.trim());
  return { values: values.filter((category) => category !== ''), at: `${entry.at}/propertyValue` };
}

/** Categories parted by commas are all known: only the mark between them is wrong. */
function categoriesValid(root: JsonNode, { list }: ListOption): Report | null {
  const found = categoriesOf(root);
  const known = new Map(list.map((category) => [plain(category), category]));
  const unknown = found?.values.filter((category) => !known.has(plain(category))) ?? [];
  if (!found || unknown.length === 0) return null;
  const parted = found.values.flatMap((value) => value.split(',').map((part) => known.get(plain(part))));
  const certain = parted.length <= 2 && parted.every((category) => category !== undefined);
  return {
    at: found.at,
    values: { unknown: unknown.map((category) => `"${category}"`).join(', ') },
    ...(certain ? { case: 'comma', fix: { set: parted.join(';') } } : {}),
  };
}

function categoriesCase(root: JsonNode, { list }: ListOption): Report | null {
  const found = categoriesOf(root);
  if (!found) return null;
  const exact = found.values.map((category) => list.find((known) => plain(known) === plain(category)));
  if (exact.includes(undefined) || exact.every((category, index) => category === found.values[index])) return null;
  return { at: found.at, values: { exact: exact.join(';') }, fix: { set: exact.join(';') } };
}

/** A category named twice is certain to be one too many; which of three others goes is not. */
function categoriesMax(root: JsonNode, { max }: { max: number }): Report | null {
  const found = categoriesOf(root);
  if (!found || found.values.length <= max) return null;
  const single = [...new Map(found.values.map((category) => [plain(category), category])).values()];
  return {
    at: found.at,
    values: { count: found.values.length },
    ...(single.length <= max ? { fix: { set: single.join(';') } } : {}),
  };
}

const given = ['document'] as const;
const keys = [METADATA];

export const CATEGORY_CHECKS: CheckTable = {
  'metadata-categories-valid': check<'document', ListOption>({ given, keys, run: categoriesValid }),
  'metadata-categories-case': check<'document', ListOption>({ given, keys, run: categoriesCase }),
  'metadata-categories-max': check<'document', { max: number }>({ given, keys, run: categoriesMax }),
};
