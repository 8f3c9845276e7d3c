/** Checks of the flows in a package: what of the connector they call. */
import type { Connector } from '../../connector/connector.ts';
import { type Call, callsIn } from '../../connector/package/calls.ts';
import { placeIn } from '../../connector/package/files.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { nearest } from '../../rules/engine/nearest.ts';
import { packedConnector } from './differences.ts';

/** How many operations the flows are asked to call; all, where there are fewer. */
const ASKED = 3;

/** What the flows of a package call. */
export interface FlowUse {
  /** The operations that the flows call and the connector has, each once. */
  readonly called: readonly string[];
  /** How many operations the connector shows to people. */
  readonly total: number;
  /** Calls of operations that the connector does not have. */
  readonly unknown: readonly Call[];
  /** All operations there are. */
  readonly ids: readonly string[];
}

/** null where there are no flows, and where the package's definition can't be read. */
export function flowUse(connector: Connector): FlowUse | null {
  const held = connector.package;
  const api = packedConnector(connector)?.api;
  if (!held || !api || held.solutions.every(({ flows }) => flows.length === 0)) return null;
  const calls = callsIn(held);
  const called = new Set(calls.map(({ operation }) => operation).filter((id) => api.operationsById.has(id)));
  const visible = api.operations.filter(({ internal, deprecated, id }) => id !== null && !internal && !deprecated);
  return {
    called: [...called],
    total: Math.max(visible.length, called.size),
    unknown: calls.filter(({ operation }) => !api.operationsById.has(operation)),
    ids: [...api.operationsById.keys()],
  };
}

/** The flows call too few operations. The message may use {package}, {count}, {total}, {asked} and {names}. Case `none`. */
export const flowOperations = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const use = flowUse(connector);
    const file = connector.package?.file;
    if (!use || !file) return null;
    const asked = Math.min(ASKED, use.total);
    const count = use.called.length;
    if (count >= asked) return null;
    const values = { package: file.name, count, total: use.total, asked, names: quoted(use.called) };
    return { file: file.path, values, ...(count === 0 ? { case: 'none' } : {}) };
  },
});

/** A flow calls what the connector does not have; each operation once. Case `near`: another is called nearly so. */
export const flowUnknownOperation = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const use = flowUse(connector);
    const held = connector.package;
    if (!use || !held) return null;
    const once = new Map(use.unknown.map((call) => [call.operation, call]));
    return [...once.values()].map(({ operation, flow }): Report => {
      const [near] = nearest(operation, use.ids);
      return {
        file: placeIn(held, flow),
        anchor: operation,
        values: { package: held.file.name, operation, ...(near ? { near } : {}) },
        ...(near ? { case: 'near' } : {}),
      };
    });
  },
});

/** Operations by their ids, in code. */
export function quoted(ids: readonly string[]): string {
  return ids.map((id) => `\`${id.replaceAll('`', "'")}\``).join(', ');
}
