/** Checks of x-ms-capabilities at the root, and of the status in x-ms-api-annotation. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member } from '../../connector/pointer.ts';
import type { Operation, Parameter } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { unknownId } from '../dynamic/target.ts';

const CAPABILITIES = 'x-ms-capabilities';
const KNOWN = ['file-picker', 'testConnection'];
const CALLS = ['/file-picker/open', '/file-picker/browse', '/testConnection'];

function known(root: JsonNode, api: Swagger): Report[] {
  const capabilities = root.object[CAPABILITIES];
  if (!isObject(capabilities)) return [];
  const unknown = Object.keys(capabilities).filter((key) => !KNOWN.includes(key) && !key.startsWith('x-'));
  const lost = CALLS.flatMap(
    (call) => unknownId(operationId(capabilities, call), `/${CAPABILITIES}${call}/operationId`, api) ?? [],
  );
  return [...unknown.map((key) => ({ at: `/${CAPABILITIES}/${escapeToken(key)}`, case: 'unknown' })), ...lost];
}

function operationId(capabilities: unknown, call: string): unknown {
  const [, ...tokens] = call.split('/');
  return member(tokens.reduce(member, capabilities), 'operationId');
}

/** An operation that does not exist is another rule's matter. */
function testConnection(root: JsonNode, api: Swagger): Report[] {
  const test = member(root.object[CAPABILITIES], 'testConnection');
  if (!isObject(test)) return [];
  const at = `/${CAPABILITIES}/testConnection`;
  const { operationId: id } = test;
  if (typeof id !== 'string' || id === '') return [{ at: `${at}/operationId`, case: 'no-operation' }];
  const operation = api.operationsById.get(id);
  return operation ? callOf(operation, test, at) : [];
}

function callOf(operation: Operation, test: Record<string, unknown>, at: string): Report[] {
  const given = isObject(test.parameters) ? test.parameters : {};
  const reports: Report[] = [];
  const missing = operation.parameters.filter(({ parameter }) => isNeeded(parameter) && !isGiven(parameter, given));
  if (missing.length > 0) {
    const names = missing.slice(0, 5).map(({ parameter }) => `\`${parameter.name}\``);
    reports.push({ at: `${at}/parameters`, values: { operation: operation.name, missing: names.join(', ') } });
  }
  for (const [name, value] of Object.entries(given)) {
    if (isObject(value) && ('parameter' in value || 'parameterReference' in value))
      reports.push({ at: `${at}/parameters/${escapeToken(name)}`, case: 'reference' });
  }
  if (operation.method !== 'get')
    reports.push({
      at: `${at}/operationId`,
      case: 'not-get',
      values: { operation: operation.name, method: operation.method.toUpperCase() },
    });
  return reports;
}

function isNeeded(parameter: Parameter): boolean {
  const { required, default: fallback } = parameter.object;
  return (required === true || parameter.location === 'path') && fallback === undefined;
}

/** A body may be given as a whole or by its properties. */
function isGiven(parameter: Parameter, given: Record<string, unknown>): boolean {
  if (Object.hasOwn(given, parameter.name)) return true;
  return parameter.location === 'body' && Object.keys(given).some((key) => key.startsWith(`${parameter.name}/`));
}

const STATUSES = ['Production', 'Preview'];

function status(node: JsonNode): Report[] {
  const annotation = node.object['x-ms-api-annotation'];
  if (!isObject(annotation)) return [];
  const at = '/x-ms-api-annotation';
  const own = annotation.status;
  const reports: Report[] = [];
  if (own !== undefined && !STATUSES.includes(own as string)) {
    const exact = STATUSES.find((known) => typeof own === 'string' && own.trim().toLowerCase() === known.toLowerCase());
    reports.push({ at: `${at}/status`, ...(exact === undefined ? {} : { fix: { set: exact } }) });
  }
  if (node.keyword !== 'info') return reports;
  const others = Object.keys(annotation).filter((key) => key !== 'status');
  return [...reports, ...others.map((key) => ({ at: `${at}/${escapeToken(key)}`, case: 'other-key' }))];
}

const given = ['document'] as const;
const keys = [CAPABILITIES];

export const CAPABILITY_CHECKS: CheckTable = {
  'capabilities-known': check({ given, keys, run: (root, _, { connector: { api } }) => api && known(root, api) }),
  'test-connection': check({ given, keys, run: (root, _, { connector: { api } }) => api && testConnection(root, api) }),
  'annotation-status': check({ given: ['info', 'operation'], keys: ['x-ms-api-annotation'], run: status }),
};
