/** Checks of x-ms-connector-metadata: the website, the privacy policy and the categories. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/check.ts';

const METADATA = 'x-ms-connector-metadata';
const NAMES = ['Website', 'Privacy policy', 'Categories'];
const URL_FORM = /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;

interface Entry {
  readonly name: string;
  /** The entry's value; null where it is missing, blank or no text. */
  readonly value: string | null;
  readonly at: string;
}

/** The entries that have a name; null where there is no list at all, which is another rule's matter. */
function entriesOf(root: JsonNode): readonly Entry[] | null {
  const list = root.object[METADATA];
  if (!Array.isArray(list) || list.length === 0) return null;
  return list.flatMap((entry: unknown, index) => {
    if (!isObject(entry) || typeof entry.propertyName !== 'string') return [];
    const { propertyName: name, propertyValue: value } = entry;
    return [
      { name, value: typeof value === 'string' && value.trim() !== '' ? value : null, at: `/${METADATA}/${index}` },
    ];
  });
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function entryOf(root: JsonNode, name: string): Entry | undefined {
  return entriesOf(root)?.find((entry) => plain(entry.name) === plain(name));
}

function required(root: JsonNode, { property }: PropertyOption): Report | null {
  const entries = entriesOf(root);
  if (!entries) return null;
  const own = entries.filter(({ name }) => plain(name) === plain(property));
  if (own.length === 0) return { at: `/${METADATA}` };
  return own.some(({ value }) => value !== null) ? null : { at: `${own[0]?.at}/propertyValue` };
}

function url(root: JsonNode, { property }: PropertyOption): Report | null {
  const entry = entryOf(root, property);
  if (!entry || entry.value === null || URL_FORM.test(entry.value.trim())) return null;
  return { at: `${entry.at}/propertyValue` };
}

function trimmed(root: JsonNode, { property }: PropertyOption): Report | null {
  const entry = entryOf(root, property);
  if (!entry || entry.value === null || entry.value === entry.value.trim()) return null;
  return { at: `${entry.at}/propertyValue`, fix: { set: entry.value.trim() } };
}

function knownNames(root: JsonNode): Report[] {
  const known = NAMES.map(plain);
  return (entriesOf(root) ?? [])
    .filter(({ name }) => !known.includes(plain(name)))
    .map(({ at }) => ({ at: `${at}/propertyName` }));
}

function nameCase(root: JsonNode): Report[] {
  return (entriesOf(root) ?? []).flatMap(({ name, at }) => {
    const exact = NAMES.find((known) => plain(known) === plain(name));
    if (exact === undefined || exact === name) return [];
    return [{ at: `${at}/propertyName`, values: { exact }, fix: { set: exact } }];
  });
}

function privacyDiffers(root: JsonNode): Report | null {
  const policy = entryOf(root, 'Privacy policy');
  const website = entryOf(root, 'Website');
  if (!policy?.value || !website?.value || address(policy.value) !== address(website.value)) return null;
  return { at: `${policy.at}/propertyValue` };
}

function address(text: string): string {
  const trimmedText = text.trim();
  return trimmedText.endsWith('/') ? trimmedText.slice(0, -1) : trimmedText;
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

interface PropertyOption {
  readonly property: string;
}

interface ListOption {
  readonly list: readonly string[];
}

const given = ['document'] as const;
const keys = [METADATA];

export const METADATA_CHECKS: CheckTable = {
  'metadata-entry-required': check<'document', PropertyOption>({ given, keys, run: required }),
  'metadata-entry-url': check<'document', PropertyOption>({ given, keys, run: url }),
  'metadata-entry-trimmed': check<'document', PropertyOption>({ given, keys, run: trimmed }),
  'metadata-known-names': check({ given, keys, run: knownNames }),
  'metadata-name-case': check({ given, keys, run: nameCase }),
  'metadata-privacy-differs': check({ given, keys, run: privacyDiffers }),
  'metadata-categories-valid': check<'document', ListOption>({ given, keys, run: categoriesValid }),
  'metadata-categories-case': check<'document', ListOption>({ given, keys, run: categoriesCase }),
  'metadata-categories-max': check<'document', { max: number }>({ given, keys, run: categoriesMax }),
};
