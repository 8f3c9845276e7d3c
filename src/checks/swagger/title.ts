/** Checks of the connector's title. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { isObject, member } from '../../connector/pointer.ts';
import { type CheckContext, type CheckTable, check, type OtherTitle, type Report } from '../../rules/engine/check.ts';

const SUFFIX = ' (independent publisher)';
const VERSION = /(?:\s*\(v\.?\s?\d{1,4}(?:\.\d{1,4}){0,3}\)|\s+v\.?\d{1,4}(?:\.\d{1,4}){0,3})$/i;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Marks that are no part of any name: leaving them out is certain to be right. */
const MARKS = '.,;:!?-–—|/ ';

/** The title without blanks around it and without "(Independent Publisher)"; null if there is none. */
function titleOf(info: JsonNode): string | null {
  const { title } = info.object;
  return typeof title === 'string' ? bare(title) : null;
}

function bare(title: string): string {
  const text = title.trim();
  return text.toLowerCase().endsWith(SUFFIX) ? text.slice(0, -SUFFIX.length).trimEnd() : text;
}

/** The length counts without "(Independent Publisher)", and with blanks. */
function titleLength({ object: { title } }: JsonNode, { max }: { max: number }): Report | null {
  if (typeof title !== 'string') return null;
  const length = title.toLowerCase().endsWith(SUFFIX) ? title.length - SUFFIX.length : title.length;
  return length > max && title.trim() !== '' ? { at: '/title', values: { length } } : null;
}

/** Blanks around the title are another rule's matter, and a closing parenthesis is let pass. */
function titleEnd({ object: { title } }: JsonNode): Report | null {
  const text = typeof title === 'string' ? title.trim() : '';
  const last = [...text.slice(-2)].at(-1);
  if (last === undefined || last === ')' || LETTER_OR_DIGIT.test(last)) return null;
  let end = text.length;
  while (end > 0 && MARKS.includes(text.charAt(end - 1))) end--;
  const rest = text.slice(0, end);
  const certain = end < text.length && LETTER_OR_DIGIT.test(rest.slice(-1));
  return { at: '/title', values: { last }, ...(certain ? { fix: { set: rest } } : {}) };
}

/** A version at the end, unless an older connector has the name without it. */
function titleVersion(info: JsonNode, { connector, otherTitles }: CheckContext): Report | null {
  const title = titleOf(info);
  const match = title === null ? null : VERSION.exec(title.slice(-32));
  if (title === null || !match) return null;
  const rest = title.slice(0, -match[0].length);
  const older = otherTitles?.some(({ folder, title: other }) => folder !== connector.folder && same(other, rest));
  if (rest === '' || older) return null;
  return { at: '/title', values: { match: match[0].trim(), rest }, fix: { set: rest } };
}

function same(title: string, other: string): boolean {
  return bare(title).toLowerCase() === other.toLowerCase();
}

/**
 * What a twin of another kind means: the owner of a service may take the name that an independent publisher's connector
 * has; the certified twin of an independent publisher's is told mildly. Two of a kind can't have one name.
 */
function variantOf(twin: OtherTitle, { kind }: Connector): string | null {
  if (twin.kind === kind) return null;
  if (kind === 'certified' && twin.kind === 'independent-publisher') return 'independent-twin';
  return kind === 'independent-publisher' && twin.kind === 'certified' ? 'certified-twin' : null;
}

/** Silent where the other titles are not known. */
function titleUnique(info: JsonNode, { connector, otherTitles }: CheckContext): Report | null {
  const title = titleOf(info);
  if (title === null || title === '' || !otherTitles) return null;
  const twins = otherTitles.filter((other) => other.folder !== connector.folder && same(other.title, title));
  const twin = twins.find((candidate) => variantOf(candidate, connector) === null) ?? twins[0];
  if (!twin) return null;
  const variant = variantOf(twin, connector);
  const values = { folder: twin.folder, other: bare(twin.title) };
  return { at: '/title', values, ...(variant === null ? {} : { case: variant }) };
}

/** A word of the title with one of the given words inside, unless the service or its publisher is called so. {match} */
function titleGlued(
  info: JsonNode,
  { words }: { words: readonly string[] },
  { connector }: CheckContext,
): Report | null {
  const title = typeof info.object.title === 'string' ? info.object.title.slice(0, 200).toLowerCase() : '';
  const properties = connector.properties?.object.properties;
  const own = [connector.api?.root.object.host, member(properties, 'publisher'), member(properties, 'stackOwner')];
  const names = own.filter((name) => typeof name === 'string').map((name) => name.slice(0, 300).toLowerCase());
  for (const word of title.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const match = words.find((inner) => word !== inner && word.includes(inner));
    if (match !== undefined && !names.some((name) => name.includes(word))) return { at: '/title', values: { match } };
  }
  return null;
}

/** A product's name is met elsewhere too: in the description, the contact, the host, the publisher. */
function titleProductName(
  info: JsonNode,
  { placeholder }: { placeholder: string },
  { connector }: CheckContext,
): Report | null {
  const title = titleOf(info)?.slice(0, 200).toLowerCase() ?? '';
  const words = title.match(/[\p{L}\p{N}]{2,}/gu);
  if (!words || new RegExp(placeholder, 'i').test(title)) return null;
  const { description, contact } = info.object;
  const properties = connector.properties?.object.properties;
  const places = [
    description,
    connector.api?.root.object.host,
    ...(isObject(contact) ? Object.values(contact) : []),
    ...(isObject(properties) ? [properties.publisher, properties.stackOwner] : []),
  ];
  const text = places
    .filter((place) => typeof place === 'string')
    .join(' ')
    .slice(0, 5000)
    .toLowerCase();
  return text === '' || words.some((word) => text.includes(word)) ? null : { at: '/title' };
}

const keys = ['title'];

export const TITLE_CHECKS: CheckTable = {
  'title-length': check({ given: ['info'], keys, run: titleLength }),
  'title-end': check({ given: ['info'], keys, run: titleEnd }),
  'title-version': check({ given: ['info'], keys, run: (info, _, context) => titleVersion(info, context) }),
  'title-unique': check({ given: ['info'], keys, run: (info, _, context) => titleUnique(info, context) }),
  'title-glued': check<'info', { words: readonly string[] }>({
    given: ['info'],
    keys,
    options: {
      type: 'object',
      required: ['words'],
      properties: { words: { type: 'array', items: { type: 'string' } } },
    },
    run: titleGlued,
  }),
  'title-product-name': check<'info', { placeholder: string }>({ given: ['info'], keys, run: titleProductName }),
};
