/** Checks of x-ms-connector-metadata: its entries, the website and the privacy policy. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';

export const METADATA = 'x-ms-connector-metadata';
const NAMES = ['Website', 'Privacy policy', 'Categories'];
const URL_FORM = /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i;
/** A full address with blanks in its path and nothing after it. */
const WITH_BLANKS = /^https?:\/\/[^\s/?#]+\/[^\s:]+(?: [^\s:]+)+$/i;

interface Entry {
  readonly name: string;
  /** The entry's value; null where it is missing, blank or no text. */
  readonly value: string | null;
  readonly at: string;
}

/** The entries that have a name; null if there is no list at all, which is another rule's matter. */
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

export function plain(text: string): string {
  return text.trim().toLowerCase();
}

export function entryOf(root: JsonNode, name: string): Entry | undefined {
  return entriesOf(root)?.find((entry) => plain(entry.name) === plain(name));
}

/** The metadata is missing or no list of named entries; case `object` where it is of another tool's form. */
function listPresent({ object }: JsonNode): Report | null {
  const list = object[METADATA];
  if (isObject(list) && Object.keys(list).length > 0) return { case: 'object' };
  const isNamed = (entry: unknown) => isObject(entry) && Object.hasOwn(entry, 'propertyName');
  return Array.isArray(list) && list.length > 0 && list.every(isNamed) ? null : {};
}

function required(root: JsonNode, { property }: PropertyOption): Report | null {
  const entries = entriesOf(root);
  if (!entries) return null;
  const own = entries.filter(({ name }) => plain(name) === plain(property));
  if (own.length === 0) return { at: `/${METADATA}` };
  return own.some(({ value }) => value !== null) ? null : { at: `${own[0]?.at}/propertyValue` };
}

/** Case `blank`: a full address with blanks in it, which browsers follow. {mended} */
function url(root: JsonNode, { property }: PropertyOption): Report | null {
  const entry = entryOf(root, property);
  if (!entry || entry.value === null || URL_FORM.test(entry.value.trim())) return null;
  const at = `${entry.at}/propertyValue`;
  if (!WITH_BLANKS.test(entry.value.trim())) return { at };
  const mended = entry.value.trim().replaceAll(' ', '%20');
  return { at, case: 'blank', values: { mended }, fix: { set: mended } };
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

interface PropertyOption {
  readonly property: string;
}

const given = ['document'] as const;
const keys = [METADATA];

export const METADATA_CHECKS: CheckTable = {
  'metadata-list': check({ given, run: listPresent }),
  'metadata-entry-required': check<'document', PropertyOption>({ given, keys, run: required }),
  'metadata-entry-url': check<'document', PropertyOption>({ given, keys, run: url }),
  'metadata-entry-trimmed': check<'document', PropertyOption>({ given, keys, run: trimmed }),
  'metadata-known-names': check({ given, keys, run: knownNames }),
  'metadata-name-case': check({ given, keys, run: nameCase }),
  'metadata-privacy-differs': check({ given, keys, run: privacyDiffers }),
};
