/** Checks of the keys of a parameter. */
import { addMember, removeMember } from '../../connector/edit.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import type { Parameter } from '../../connector/swagger/nodes.ts';
import type { FixIntent, Report } from '../../rules/engine/check.ts';
import { unknownKeys } from '../schema/keys.ts';
import { declared } from '../schema/resolve.ts';
import { homeOf, unknownAt } from '../swagger/homes.ts';

/** A body has keys next to its schema that belong into it. */
export function bodyKeys(parameter: Parameter, { keys }: { readonly keys: readonly string[] }): Report[] | null {
  if (parameter.location !== 'body') return null;
  const reports: Report[] = [];
  for (const key of keys) {
    if (!Object.hasOwn(parameter.object, key)) continue;
    const fix = intoSchema(parameter, key);
    reports.push({ at: `/${key}`, ...(fix ? { fix } : {}) });
  }
  return reports;
}

/** Removes a key that the schema has as well, or moves it in; null where the schema is declared elsewhere or missing. */
function intoSchema(parameter: Parameter, key: string): FixIntent | null {
  const { schema, document } = parameter;
  if (!schema) return null;
  if (Object.hasOwn(declared(schema).object, key)) return { remove: true };
  if (schema.ref !== null || !document.outline) return null;
  const from = document.outline.child(parameter.outlineNode, key);
  const added = addMember(document, schema.outlineNode, key, parameter.object[key]);
  return added ? { edits: [removeMember(document, from), added] } : null;
}

interface KeyLists {
  readonly body: readonly string[];
  readonly other: readonly string[];
}

/** Keys that neither Swagger 2.0 nor an extension gives a parameter, by where it travels. */
export function parameterKeys(parameter: Parameter, { body, other }: KeyLists): Report[] | undefined {
  const unknown = unknownKeys(parameter.object, parameter.location === 'body' ? body : other);
  return unknown?.map((key) => unknownAt(`/${escapeToken(key)}`, homeOf(key, 'parameter')));
}

/** A hidden required parameter has no value to send, and nothing else gives it one. */
export function internalNeedsDefault(
  parameter: Parameter,
  _: unknown,
  { connector }: { readonly connector: { readonly properties: { readonly object: Record<string, unknown> } | null } },
): Report | null {
  const { object } = parameter;
  if (object['x-ms-visibility'] !== 'internal' || object.required !== true || 'default' in object) return null;
  if (parameter.location === 'body' || object['x-ms-notification-url'] === true) return null;
  const properties = connector.properties?.object.properties;
  const policies = isObject(properties) ? properties.policyTemplateInstances : null;
  if (
    parameter.location === 'path' &&
    Array.isArray(policies) &&
    policies.some((policy) => mentions(policy, parameter.name))
  )
    return null;
  return { at: '/default' };
}

/** A policy has the name in one of its parameters: `@connectionParameters('x')`, a new path without it, a value for it. */
function mentions(policy: unknown, name: string): boolean {
  if (!isObject(policy) || !isObject(policy.parameters)) return false;
  return Object.values(policy.parameters).some((value) => typeof value === 'string' && hasName(value, name));
}

/** The name stands there as a whole, not as a part of another word. */
function hasName(text: string, name: string): boolean {
  return text.includes(`{${name}}`) || text.split(/[^\p{L}\p{N}_.$-]+/u).includes(name);
}
