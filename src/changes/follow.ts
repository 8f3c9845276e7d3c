/** Follows connectors through renamed folders, and operations through renamed ids and paths. */
import type { Connector } from '../connector/connector.ts';
import { escapeToken } from '../connector/pointer.ts';
import type { Operation } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { matchOperations, pathOf } from './match.ts';

export interface ConnectorPair {
  readonly old: Connector | undefined;
  readonly now: Connector | undefined;
}

/** Half of the operations must be there again for a folder to be the renamed other one. */
const ALIKE = 0.5;

/** Each connector of base and head in one pair, sorted by its folder now: by folder, else by what it holds. */
export function pairConnectors(before: readonly Connector[], after: readonly Connector[]): ConnectorPair[] {
  const byFolder = new Map(before.map((connector) => [connector.folder, connector]));
  const there = new Set(after.map(({ folder }) => folder));
  const gone = new Set(before.filter(({ folder }) => !there.has(folder)));
  const pairs: ConnectorPair[] = after.map((now) => {
    const same = byFolder.get(now.folder);
    if (same || gone.size === 0) return { old: same, now };
    const old = [...gone]
      .map((one) => ({ one, likeness: likeness(one, now) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!old || old.likeness < ALIKE) return { old: undefined, now };
    gone.delete(old.one);
    return { old: old.one, now };
  });
  const all = [...pairs, ...[...gone].map((old) => ({ old, now: undefined }))];
  const folderOf = ({ old, now }: ConnectorPair) => (now ?? old)?.folder ?? '';
  return all.sort((a, b) => (folderOf(a) < folderOf(b) ? -1 : 1));
}

/** The share of operations, by method and path, that two connectors have in common; a folder without any is like nothing. */
function likeness(a: Connector, b: Connector): number {
  const [one, other] = [callsOf(a), callsOf(b)];
  const common = [...one].filter((call) => other.has(call)).length;
  return common / Math.max(1, one.size, other.size);
}

function callsOf({ api }: Connector): Set<string> {
  return new Set(api?.operations.map((operation) => `${operation.method} ${pathOf(operation)}`));
}

/** Turns the anchor of a finding in the base into that of the same place in the head. */
export type Follow = (anchor: string) => string;

/** Operations that have another id or path now, and headers of their anchors then and now. */
export function followOperations(base: Connector, head: Connector): Follow {
  const [before, after] = [base.api, head.api];
  if (!before || !after) return (anchor) => anchor;
  const moved = new Map(
    matchOperations(before, after)
      .pairs.map((pair) => [anchorStart(pair.base, before), anchorStart(pair.head, after)] as const)
      .filter(([from, to]) => from !== to),
  );
  if (moved.size === 0) return (anchor) => anchor;
  return (anchor) => {
    const from = startsOf(anchor).find((start) => moved.has(start));
    return from === undefined ? anchor : moved.get(from) + anchor.slice(from.length);
  };
}

/** What of an anchor may name an operation: without what is below it, then without the case of the rule. */
function startsOf(anchor: string): string[] {
  const segments = anchor.startsWith('/operation:') ? 1 : 3;
  const start = anchor.split('/', segments + 1).join('/');
  const mark = start.lastIndexOf('#');
  return mark === -1 ? [start] : [start, start.slice(0, mark)];
}

/** As src/rules/findings/anchor.ts names operations. */
function anchorStart(operation: Operation, api: Swagger): string {
  const { id } = operation;
  return id !== null && api.operationsById.get(id) === operation ? `/operation:${escapeToken(id)}` : operation.pointer;
}
