/** Checks of a schema's list of required properties. */
import { addMember, removeMember, replaceValue } from '../../connector/edit.ts';
import { isObject } from '../../connector/pointer.ts';
import type { Schema } from '../../connector/swagger/nodes.ts';
import type { Edit } from '../../connector/types.ts';
import type { FixIntent, Report } from '../../rules/engine/check.ts';
import { setOf } from './keys.ts';
import { declared } from './resolve.ts';

/** Edits that make properties required; null where the list is not a list. */
function requireEdits(owner: Schema, names: readonly string[]): Edit[] | null {
  const { document, object } = owner;
  const outline = document.outline;
  if (!outline) return null;
  if (object.required === undefined) return asList(addMember(document, owner.outlineNode, 'required', names));
  if (!Array.isArray(object.required)) return null;
  const list = outline.child(owner.outlineNode, 'required');
  const last = [...outline.children(list)].at(-1);
  if (last === undefined) return [replaceValue(document, list, names)];
  const { start, end } = document.location(last).value;
  const before = /[[,](\s*)$/.exec(document.source.text.slice(Math.max(0, start - 200), start))?.[1] || ' ';
  return [{ start: end, end, text: names.map((name) => `,${before}${JSON.stringify(name)}`).join('') }];
}

function asList(edit: Edit | null): Edit[] | null {
  return edit && [edit];
}

/** `required: true` inside a property is a parameter's syntax; what a list names are texts. {shown}. */
export function requiredIsList(schema: Schema): Report | null {
  const { required } = schema.object;
  if (Array.isArray(required)) {
    const strange = required.findIndex((name) => typeof name !== 'string');
    return strange < 0 ? null : { at: `/required/${strange}`, case: 'entry' };
  }
  const fix = typeof required === 'boolean' ? moved(schema, required) : null;
  return { at: '/required', values: { shown: JSON.stringify(required) }, ...(fix ? { fix } : {}) };
}

/** Moves the word to the object's list. Where there is no list yet, all such properties are moved by the same edits. */
function moved(schema: Schema, required: boolean): FixIntent | null {
  if (!required) return { remove: true };
  const owner = schema.within;
  if (!owner || schema.property === null) return null;
  const all = owner.object.required === undefined ? together(owner, isMarked) : [schema];
  if (!all) return null;
  const added = requireEdits(
    owner,
    all.map(({ key }) => key ?? ''),
  );
  return added && { edits: [...all.map(withoutMark), ...added] };
}

/** More properties than this are not mended together: each finding would carry the edits of all. */
const MAX_TOGETHER = 50;

/** The properties of an object that share a remedy; null where they are too many. */
function together(owner: Schema, shares: (property: Schema) => boolean): readonly Schema[] | null {
  return owner.children.length > MAX_TOGETHER ? null : owner.children.filter(shares);
}

function isMarked(schema: Schema): boolean {
  return schema.property !== null && schema.object.required === true;
}

function withoutMark(schema: Schema): Edit {
  return removeMember(schema.document, schema.document.nodeAt(`${schema.pointer}/required`));
}

/** A required name is not a property. The message may use {property}. */
export function requiredDefined(schema: Schema): Report[] | null {
  const { required, properties, allOf, type } = schema.object;
  if (!Array.isArray(required) || allOf !== undefined || schema.ref !== null) return null;
  if (type !== undefined && type !== 'object') return null;
  let reports: Report[] | null = null;
  for (const [index, name] of (required as unknown[]).entries()) {
    if (typeof name !== 'string' || (isObject(properties) && Object.hasOwn(properties, name))) continue;
    reports ??= [];
    reports.push({ at: `/required/${index}`, values: { property: name } });
  }
  return reports;
}

/** A property that only the API sets is asked for in a request. */
export function requiredReadOnly(schema: Schema): Report | null {
  if (!isRequired(schema) || declared(schema).object.readOnly !== true) return null;
  return { at: schema.object.readOnly === true ? '/readOnly' : '' };
}

/** A hidden property of a request has a default that is never sent, because the property is optional. */
export function internalDefaultRequired(schema: Schema): Report | null {
  const owner = schema.within;
  if (!owner || !isForgotten(schema)) return null;
  const all = owner.object.required === undefined ? together(owner, isForgotten) : [schema];
  const edits =
    all &&
    requireEdits(
      owner,
      all.map(({ key }) => key ?? ''),
    );
  return { at: '', values: { owner: owner.name }, ...(edits ? { fix: { edits } } : {}) };
}

function isForgotten(schema: Schema): boolean {
  if (schema.property === null) return false;
  const { object } = declared(schema);
  const visibility = schema.object['x-ms-visibility'] ?? object['x-ms-visibility'];
  const value = schema.object.default ?? object.default;
  return visibility === 'internal' && value !== undefined && !isRequired(schema);
}

function isRequired(schema: Schema): boolean {
  const required = schema.within?.object.required;
  return Array.isArray(required) && schema.key !== null && setOf(required).has(schema.key);
}
