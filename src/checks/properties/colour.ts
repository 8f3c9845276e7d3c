/** Checks of the colour behind the icon. */
import { isObject, valueAt } from '../../connector/pointer.ts';
import { check } from '../../rules/engine/check.ts';

const POINTER = { type: 'string', pattern: '^(/[^/]+)+$' };

/** No colour at all. Only independent publishers share one, so only theirs is certain: case `shared`. */
export const brandColour = check<'properties', { at: string; shared: string }>({
  given: ['properties'],
  options: { type: 'object', required: ['at', 'shared'], properties: { at: POINTER, shared: { type: 'string' } } },
  run: (node, { at, shared }, { connector }) => {
    const properties = node.object.properties;
    const value = valueAt(node.value, at);
    if (!isObject(properties) || (typeof value === 'string' && value.trim() !== '')) return null;
    return connector.kind === 'independent-publisher' ? { at, case: 'shared', fix: { set: shared } } : { at };
  },
});

/** A colour as #rrggbb or #rgb; certain to mend where only the number sign or blanks are wrong. */
export const hexColour = check<'properties', { at: string }>({
  given: ['properties'],
  options: { type: 'object', required: ['at'], properties: { at: POINTER } },
  run: (node, { at }) => {
    const value = valueAt(node.value, at);
    if (typeof value !== 'string' || value.trim() === '' || /^#(?:[\da-f]{3}){1,2}$/i.test(value)) return null;
    const digits = /^(?:#|0x)?\s*([\da-f]{6})$/i.exec(value.trim())?.[1];
    return digits === undefined ? { at } : { at, fix: { set: `#${digits}` } };
  },
});
