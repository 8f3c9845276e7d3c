/** Which operations of a connector the flows of a package call. */
import { readJson } from '../json/document.ts';
import { isObject, valueAt } from '../pointer.ts';
import type { Package } from './package.ts';
import type { Part } from './solution.ts';

/** A call in a flow: the operation, and the flow that makes it. */
export interface Call {
  readonly operation: string;
  /** The flow's file: `Workflows/Test-….json`. */
  readonly flow: string;
}

const MAX_CALLS = 1000;

/** All calls of the package's own connector, in the order of the flows; calls of other connectors are left out. */
export function callsIn({ solutions, connector }: Package): Call[] {
  const name = connector?.name ?? '';
  return solutions.flatMap(({ flows }) => flows).flatMap((flow) => callsOf(flow, name));
}

function callsOf(flow: Part, connector: string): Call[] {
  const { root } = readJson(flow.name, flow.content);
  const references = valueAt(root, '/properties/connectionReferences');
  const calls: Call[] = [];
  // Actions lie in conditions, loops and scopes, in whatever depth: every object is looked at, in the order of the text.
  const left: unknown[] = [valueAt(root, '/properties/definition')];
  while (left.length > 0 && calls.length < MAX_CALLS) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value).reverse()) left.push(inner);
    const operation = valueAt(value, '/host/operationId');
    if (typeof operation === 'string' && isOwn(connectionOf(value), references, connector))
      calls.push({ operation, flow: flow.name });
  }
  return calls;
}

/** Exports call it by one name, the designer's own files by another. */
function connectionOf(inputs: object): unknown {
  return valueAt(inputs, '/host/connectionName') ?? valueAt(inputs, '/host/connectionReferenceName');
}

/** Whether a connection is one of this connector, by its name in the solution or, in older flows, in the environment. */
function isOwn(connection: unknown, references: unknown, connector: string): boolean {
  if (typeof connection !== 'string' || !isObject(references) || !Object.hasOwn(references, connection)) return true;
  const api = valueAt(references[connection], '/api');
  if (!isObject(api)) return true;
  if (typeof api.logicalName === 'string') return connector === '' || same(api.logicalName, connector);
  const own = connector.slice(connector.indexOf('_') + 1);
  return typeof api.name !== 'string' || api.name.toLowerCase().includes(own.toLowerCase());
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
