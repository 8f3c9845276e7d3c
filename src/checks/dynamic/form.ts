/** Checks of the form of dynamic extensions and of where they stand. */
import { addMember, removeMember } from '../../connector/edit.ts';
import { isObject, member } from '../../connector/pointer.ts';
import type { Parameter } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';

/** An argument of the newer form is an object with one of its keys. Literals are wrapped, the older key is renamed. */
export const argumentForm = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) => {
    if (call.flat) return null;
    return call.args.flatMap(({ form, key, value, entry }): Report[] => {
      if (form !== 'other' || (call.kind !== 'browse' && isObject(value) && 'selectedItemValuePath' in value))
        return [];
      const fix = remedyFor(value);
      return [{ at: entry, values: { extension: call.extension, given: key }, ...(fix ? { fix } : {}) }];
    });
  },
});

function remedyFor(value: unknown): FixIntent | null {
  if (!isObject(value)) return { set: { value } };
  const keys = Object.keys(value);
  return keys.length === 1 && typeof value.parameter === 'string'
    ? { set: { parameterReference: value.parameter } }
    : null;
}

/** selectedItemValuePath has a meaning only where people browse a tree. */
export const selectedItem = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) => {
    if (call.kind === 'browse') return null;
    return call.args.flatMap(({ form, key, value, entry }): Report[] => {
      const wrong = form === 'selected' || (form === 'other' && isObject(value) && 'selectedItemValuePath' in value);
      if (!wrong) return [];
      return [{ at: `${entry}/selectedItemValuePath`, values: { extension: call.extension, given: key } }];
    });
  },
});

const ON_SCHEMA = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

/** Extensions that describe a body stand in its schema. They are moved there if it has its own place in the file. */
export const onBodyParameter = check({
  given: ['parameter'],
  keys: ON_SCHEMA,
  run: (parameter) => {
    if (parameter.location !== 'body') return null;
    return ON_SCHEMA.filter((extension) => extension in parameter.object).map((extension) => {
      const fix = moved(parameter, extension);
      return { at: `/${extension}`, values: { extension }, ...(fix ? { fix } : {}) };
    });
  },
});

function moved({ schema, document, object, pointer }: Parameter, extension: string): FixIntent | null {
  if (!schema || '$ref' in schema.object || extension in schema.object) return null;
  const added = addMember(document, schema.outlineNode, extension, object[extension]);
  return added ? { edits: [removeMember(document, document.nodeAt(`${pointer}/${extension}`)), added] } : null;
}

/** A file picker is declared for the whole connector. */
export const filePickerDeclared = check({
  given: ['dynamic'],
  keys: ['capability'],
  run: ({ kind, object }, _, { connector: { api } }) => {
    if (kind !== 'values' || object.capability !== 'file-picker' || !api) return null;
    const declared = member(api.root.object['x-ms-capabilities'], 'file-picker');
    return declared === undefined ? { at: '/capability' } : null;
  },
});
