/** apiProperties.json, compared: who publishes, how people connect, which policies and scripts run. */
import { JsonNode } from '../connector/node.ts';
import { compareConnections } from './connections.ts';
import { differingKeys, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { comparePolicies } from './policies.ts';
import { type About, type Change, change, spot } from './types.ts';

const OWN_KINDS: ReadonlyMap<string, ChangeKind> = new Map<string, ChangeKind>([
  ['publisher', 'publisher-changed'],
  ['stackOwner', 'stack-owner-changed'],
  ['capabilities', 'capabilities-changed'],
  ['iconBrandColor', 'brand-color-changed'],
  ['scriptOperations', 'script-operations-changed'],
]);
const ELSEWHERE: ReadonlySet<string> = new Set([
  'connectionParameters',
  'connectionParameterSets',
  'policyTemplateInstances',
]);

/** @param about the connector @param base the root of apiProperties.json */
export function compareProperties(about: About, base: JsonNode, head: JsonNode): Change[] {
  const [before, after] = [innerOf(base), innerOf(head)];
  const changes: Change[] = [];
  const others: string[] = [];
  for (const key of differingKeys(meant(before), meant(after), ELSEWHERE)) {
    const kind = OWN_KINDS.get(key);
    if (!kind) others.push(key);
    else {
      const values = { from: word(before.object[key]), to: word(after.object[key]) };
      changes.push(change(kind, about, { head: spot(after, `/${key}`), base: spot(before, `/${key}`), values }));
    }
  }
  if (others.length > 0)
    changes.push(
      change('properties-changed', about, {
        head: spot(after, `/${others[0]}`),
        base: spot(before, `/${others[0]}`),
        values: { keys: others.join(', ') },
      }),
    );
  return [...changes, ...compareConnections(before, after), ...comparePolicies(about, before, after)];
}

function innerOf(root: JsonNode): JsonNode {
  return new JsonNode(root.document, root, 'properties', null, root.object.properties);
}

/** Empty lists and colours in other letters say the same. */
function meant({ object }: JsonNode): Record<string, unknown> {
  const { capabilities, iconBrandColor, ...rest } = object;
  return {
    ...rest,
    ...(Array.isArray(capabilities) && capabilities.length > 0 ? { capabilities } : {}),
    ...(typeof iconBrandColor === 'string' ? { iconBrandColor: iconBrandColor.toLowerCase() } : {}),
  };
}
