/** Checks of connection parameters: what people fill in when they sign in. */
import { addMember, replaceValue } from '../../connector/edit.ts';
import type { JsonNode } from '../../connector/node.ts';
import { isObject, textOf, valueAt } from '../../connector/pointer.ts';
import type { Edit } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';

/** A parameter's text is missing. With `copyOf` the certain remedy is to say what that text says. */
export const uiText = check<'connection-parameter', { key: string; copyOf?: string }>({
  given: ['connection-parameter'],
  keys: ['uiDefinition'],
  options: {
    type: 'object',
    required: ['key'],
    additionalProperties: false,
    properties: { key: { type: 'string' }, copyOf: { type: 'string' } },
  },
  run: ({ object }, { key, copyOf }) => {
    const ui = object.uiDefinition;
    if (!isObject(ui) || hasText(ui[key])) return null;
    const at = `/uiDefinition/${key}`;
    const text = copyOf === undefined ? undefined : ui[copyOf];
    return hasText(text) ? { at, fix: { set: text } } : { at };
  },
});

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Constraints that must be the texts "true" or "false". The message may use {key} and {value}. */
export const stringBooleans = check<'connection-parameter', { keys: readonly string[] }>({
  given: ['connection-parameter'],
  keys: ['uiDefinition'],
  options: {
    type: 'object',
    required: ['keys'],
    additionalProperties: false,
    properties: { keys: { type: 'array', items: { type: 'string' } } },
  },
  run: (node, { keys }) => {
    const constraints = valueAt(node.value, '/uiDefinition/constraints');
    if (!isObject(constraints)) return null;
    return keys.flatMap((key): Report[] => {
      const value = constraints[key];
      if (value === undefined || value === 'true' || value === 'false') return [];
      const text = textOf(value).trim().toLowerCase();
      const at = `/uiDefinition/constraints/${key}`;
      const isClear = typeof value !== 'object' && (text === 'true' || text === 'false');
      return [isClear ? { at, fix: { set: text } } : { at }];
    });
  },
});

const TENANT_ID = 'token:TenantId';

/** What the parameter for the tenant must say. The description's slip is the platform's: it is compared to the letter. */
const TENANT: readonly (readonly [pointer: string, value: string])[] = [
  ['/metadata/sourceType', 'AzureActiveDirectoryTenant'],
  ['/uiDefinition/displayName', 'Tenant'],
  ['/uiDefinition/description', 'The tenant ID of for the Azure Active Directory application'],
  ['/uiDefinition/constraints/required', 'false'],
  ['/uiDefinition/constraints/hidden', 'true'],
];

/** The tenant parameter differs from what the platform expects. The message may use {wrong}. */
export const tenantUi = check<'connection-parameter'>({
  given: ['connection-parameter'],
  run: (node) => {
    if (node.key !== TENANT_ID) return null;
    // A boolean in place of its text is properties/constraint-string-boolean's matter.
    const wrong = TENANT.filter(([pointer, value]) => textOf(valueAt(node.value, pointer)) !== value);
    const [first] = wrong;
    if (!first) return null;
    return {
      at: first[0],
      values: {
        wrong: wrong.map(([pointer]) => `\`${pointer.split('/').at(-1)}\``).join(', '),
      },
      fix: { edits: tenantEdits(node, wrong) },
    };
  },
});

/** The two members concerned, whole: what else they hold stays. */
function tenantEdits(node: JsonNode, wrong: readonly (readonly [string, string])[]): Edit[] {
  const { document, object } = node;
  const members = new Set(wrong.map(([pointer]) => pointer.split('/')[1] as string));
  const edits = [...members].map((name) => {
    const value = wrong.filter(([pointer]) => pointer.startsWith(`/${name}/`)).reduce(withValue, object[name]);
    const place = document.nodeAt(`${node.pointer}/${name}`);
    return place >= 0
      ? replaceValue(document, place, value)
      : addMember(document, document.nodeAt(node.pointer), name, value);
  });
  return edits.filter((edit) => edit !== null);
}

/** An object with a value set below its first step. */
function withValue(target: unknown, [pointer, value]: readonly [string, string]): unknown {
  const steps = pointer.split('/').slice(2);
  const set = (object: unknown, [step, ...rest]: readonly string[]): unknown =>
    step === undefined
      ? value
      : { ...(isObject(object) ? object : {}), [step]: set(isObject(object) ? object[step] : null, rest) };
  return set(target, steps);
}
