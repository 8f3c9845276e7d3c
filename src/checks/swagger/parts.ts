/** The small objects inside nodes of the swagger, such as a contact or a tag. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { type Level, levelOf } from './level.ts';

/** What a part is called; each but a tag stands under a key of that name. */
export type PartKind = 'contact' | 'license' | 'externalDocs' | 'xml' | 'tag';

/** A small object, and a pointer to it from the node. */
interface Part {
  readonly kind: PartKind;
  readonly at: string;
  readonly object: Record<string, unknown>;
}

/** The keys under which a node has parts. */
const KEYS: Readonly<Partial<Record<Level, readonly Exclude<PartKind, 'tag'>[]>>> = {
  document: ['externalDocs'],
  info: ['contact', 'license'],
  operation: ['externalDocs'],
  schema: ['externalDocs', 'xml'],
};

const NONE: readonly Part[] = [];

/** The parts that a node has; those that are no objects are another rule's matter. Called for every schema. */
export function partsOf(node: JsonNode): readonly Part[] {
  const level = levelOf(node);
  const tags = level === 'document' ? tagsIn(node.object.tags) : NONE;
  const keys = KEYS[level]?.filter((key) => isObject(node.object[key]));
  if (!keys || keys.length === 0) return tags;
  return [...keys.map((kind) => partAt(node.object, kind, '')), ...tags];
}

function partAt(owner: Record<string, unknown>, kind: Exclude<PartKind, 'tag'>, at: string): Part {
  return { kind, at: `${at}/${kind}`, object: owner[kind] as Record<string, unknown> };
}

/** Operations have tags of another kind: plain names. */
function tagsIn(tags: unknown): readonly Part[] {
  if (!Array.isArray(tags)) return NONE;
  return tags.flatMap((tag: unknown, index): Part[] => {
    if (!isObject(tag)) return [];
    const at = `/tags/${index}`;
    const own: Part = { kind: 'tag', at, object: tag };
    return isObject(tag.externalDocs) ? [own, partAt(tag, 'externalDocs', at)] : [own];
  });
}

/** What a part must have: the key, and the words for what lacks it. */
const REQUIRED: Readonly<Partial<Record<PartKind, string>>> = { license: 'name', externalDocs: 'url', tag: 'name' };

/** A part lacks the one key that it must have. {part}, {missing}. */
function partComplete(node: JsonNode): Report[] {
  return partsOf(node).flatMap(({ kind, at, object }) => {
    const missing = REQUIRED[kind];
    if (missing === undefined || !isMissing(object[missing])) return [];
    return [
      {
        at: `${at}/${missing}`,
        values: {
          part: at
            .slice(1)
            .replace(/\/(\d+)/, '[$1]')
            .replaceAll('/', '.'),
          missing,
        },
      },
    ];
  });
}

/** An address or a name that is blank says nothing either; one of another type is another rule's matter. */
function isMissing(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** What has parts. */
export const WITH_PARTS = ['document', 'info', 'operation', 'schema'] as const;

export const PART_CHECKS: CheckTable = {
  'part-complete': check({
    given: WITH_PARTS,
    keys: ['license', 'externalDocs', 'tags'],
    run: partComplete,
  }),
};
