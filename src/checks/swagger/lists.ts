/** Checks of lists at the root and at operations: doubled entries, tags, media types; and of addresses. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';

const LISTS = ['schemes', 'consumes', 'produces', 'security', 'tags'];

/** JSON with the members of objects in order: equal for values that mean the same. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

/** Where each later one of equal values stands. */
function doubled(list: readonly unknown[]): number[] {
  const seen = new Set<string>();
  return [...list.keys()].filter((index) => {
    const text = canonical(list[index]);
    return seen.has(text) || !seen.add(text);
  });
}

function arrayUnique({ object }: JsonNode): Report[] {
  const own = LISTS.flatMap((key) => repeatsIn(object[key], key, `/${key}`));
  return [...own, ...scopesTwice(object.security)];
}

function repeatsIn(list: unknown, name: string, at: string): Report[] {
  if (!Array.isArray(list) || list.length < 2) return [];
  return doubled(list).map((index) => {
    const entry: unknown = list[index];
    const values = { list: name, entry: typeof entry === 'string' ? entry : JSON.stringify(entry) };
    return { at: `${at}/${index}`, values, fix: { remove: true } };
  });
}

/** Scopes that one requirement asks for twice. */
function scopesTwice(security: unknown): Report[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((requirement: unknown, index) =>
    Object.entries(isObject(requirement) ? requirement : {}).flatMap(([name, scopes]) =>
      repeatsIn(scopes, name, `/security/${index}/${escapeToken(name)}`),
    ),
  );
}

/** Tags that are the same in all are doubled entries; here are those that only share the name. */
function tagsUnique({ object: { tags } }: JsonNode): Report[] {
  if (!Array.isArray(tags)) return [];
  const equal = new Set(doubled(tags));
  const names = new Set<unknown>();
  return tags.flatMap((tag: unknown, index) => {
    if (!isObject(tag) || typeof tag.name !== 'string') return [];
    const again = names.has(tag.name) && !equal.has(index);
    names.add(tag.name);
    if (!again) return [];
    const bare = Object.keys(tag).length === 1;
    return [{ at: `/tags/${index}`, values: { tag: tag.name }, ...(bare ? { fix: { remove: true } as const } : {}) }];
  });
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

function mediaType(entry: string): string {
  return (entry.split(';')[0] as string).trim().toLowerCase();
}

function mimeValid({ object }: JsonNode): Report[] {
  return ['consumes', 'produces'].flatMap((key) => {
    const list = object[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown, index) =>
      typeof entry === 'string' && MEDIA_TYPE.test(mediaType(entry)) ? [] : [{ at: `/${key}/${index}` }],
    );
  });
}

/** Types that the platform can't send, where the list has no other. */
function mimeSupported({ object: { consumes } }: JsonNode, { types }: { types: readonly string[] }): Report[] {
  if (!Array.isArray(consumes)) return [];
  const named = consumes.map((entry: unknown) => (typeof entry === 'string' ? mediaType(entry) : ''));
  if (named.some((type) => types.includes(type))) return [];
  return named.flatMap((type, index) => (MEDIA_TYPE.test(type) ? [{ at: `/consumes/${index}` }] : []));
}

const ABSOLUTE = /^\s*[a-z][a-z0-9+.-]*:\/\/[^\s/]/i;

/** Operations have tags of another kind than the root: of theirs only the documents count. */
function urlAbsolute(node: JsonNode): Report[] {
  const { license, externalDocs, tags } = node.object;
  const reports: Report[] = [];
  const look = (owner: unknown, key: string, at: string) => {
    const url = member(owner, key);
    if (typeof url === 'string' && url.trim() !== '' && !ABSOLUTE.test(url)) reports.push({ at: `${at}/${key}` });
  };
  look(license, 'url', '/license');
  if (member(license, 'url') === '') reports.push({ at: '/license/url', fix: { remove: true } });
  look(externalDocs, 'url', '/externalDocs');
  look(node.value, 'authorizationUrl', '');
  look(node.value, 'tokenUrl', '');
  if (node.parent === null && Array.isArray(tags)) {
    for (const [index, tag] of tags.entries()) look(member(tag, 'externalDocs'), 'url', `/tags/${index}/externalDocs`);
  }
  return reports;
}

const lists = ['document', 'operation'] as const;

export const LIST_CHECKS: CheckTable = {
  'array-unique': check({ given: lists, keys: LISTS, run: arrayUnique }),
  'tags-unique': check({ given: ['document'], keys: ['tags'], run: tagsUnique }),
  'mime-valid': check({ given: lists, keys: ['consumes', 'produces'], run: mimeValid }),
  'mime-supported': check<'document' | 'operation', { types: readonly string[] }>({
    given: lists,
    keys: ['consumes'],
    run: mimeSupported,
  }),
  'url-absolute': check({
    given: ['document', 'info', 'operation', 'schema', 'security-definition'],
    keys: ['license', 'externalDocs', 'authorizationUrl', 'tokenUrl', 'tags'],
    run: urlAbsolute,
  }),
};
