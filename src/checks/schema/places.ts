/** Checks of where files, binary texts, filters and discriminators may stand. */
import type { JsonNode } from '../../connector/node.ts';
import { isObject, member } from '../../connector/pointer.ts';
import { Parameter, Schema } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { declared } from './resolve.ts';

/** Binary data inside a JSON request, or in a query, path or header. */
export function binaryPlace(node: JsonNode): Report | null {
  const { object } = node;
  if (node instanceof Parameter) {
    const inText = node.location === 'query' || node.location === 'path' || node.location === 'header';
    return inText && isBinary(object) ? { at: '/format' } : null;
  }
  if (!(node instanceof Schema) || node.role !== 'nested' || !node.inRequest || isPart(node)) return null;
  if (isBinary(object)) return { at: '/format' };
  return node.target && isBinary(declared(node).object) ? { at: '/$ref' } : null;
}

function isBinary(object: Record<string, unknown>): boolean {
  return object.format === 'binary' && object.type === 'string';
}

/** allOf stands for the schema it is in. */
function isPart(schema: Schema): boolean {
  return schema.keyword === 'allOf';
}

/** A file anywhere but at the root of a response; case `definition` where a response may well refer to it. */
export function filePlace(schema: Schema): Report | null {
  if (schema.role === 'response' || schema.role === 'response-header') return null;
  if (schema.role === 'definition') return schema.object.type === 'file' ? { at: '/type', case: 'definition' } : null;
  if (schema.object.type === 'file') return { at: '/type' };
  return schema.target && declared(schema).object.type === 'file' ? { at: '/$ref' } : null;
}

/** What is wrong with the filter functions of a property, as a case. */
export function filterFunctions(schema: Schema): Report | null {
  const capabilities = schema.object['x-ms-capabilities'];
  if (!isObject(capabilities) || !Object.hasOwn(capabilities, 'filterFunctions')) return null;
  const at = '/x-ms-capabilities/filterFunctions';
  const functions: unknown = capabilities.filterFunctions;
  if (schema.inRequest) return { at, case: 'request' };
  if (!Array.isArray(functions) || functions.length === 0) return { at, case: 'empty' };
  if (functions.some((name) => typeof name !== 'string' || name === '')) return { at, case: 'name' };
  return new Set(functions).size < functions.length ? { at, case: 'twice' } : null;
}

/** The discriminator is not a required property of type string. The message may use {reason}. */
export function discriminator(schema: Schema): Report | null {
  const { discriminator: name, properties, required } = schema.object;
  const reason = reasonAgainst(schema, name, properties, required);
  return reason === null ? null : { at: '/discriminator', values: { reason } };
}

function reasonAgainst(schema: Schema, name: unknown, properties: unknown, required: unknown): string | null {
  if (typeof name !== 'string') return 'is not text';
  if (member(properties, name) === undefined) return 'is not a property of it';
  const child = schema.children.find(({ property }) => property === name);
  if (child && declared(child).object.type !== 'string') return 'is not of type string';
  return Array.isArray(required) && required.includes(name) ? null : 'is not listed in required';
}
