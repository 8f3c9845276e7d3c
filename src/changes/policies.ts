/** Policies, compared: by template and title, then by template and operations. Their order says nothing here. */
import { JsonNode } from '../connector/node.ts';
import { isObject } from '../connector/pointer.ts';
import { sameJson, word } from './json.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, spot } from './types.ts';

const LIST = 'policyTemplateInstances';

/** @param about the connector @param base `properties` of apiProperties.json */
export function comparePolicies(about: About, base: JsonNode, head: JsonNode): Change[] {
  const [before, after] = [policiesOf(base), policiesOf(head)];
  const changes: Change[] = [];
  const free = new Set(after);
  const left = MATCHES.reduce(
    (unmatched, same) =>
      unmatched.filter((policy) => {
        const partner = [...free].find((other) => same(policy.object, other.object));
        if (!partner) return true;
        free.delete(partner);
        if (!sameJson(policy.value, partner.value))
          changes.push(
            change('policy-changed', about, {
              head: spot(partner),
              base: spot(policy),
              values: { name: nameOf(partner) },
              path: nameOf(policy),
            }),
          );
        return false;
      }),
    before,
  );
  for (const policy of left)
    changes.push(
      change('policy-removed', about, {
        head: spot(head, `/${LIST}`),
        base: spot(policy),
        values: { name: nameOf(policy) },
        path: nameOf(policy),
      }),
    );
  for (const policy of free)
    changes.push(
      change('policy-added', about, { head: spot(policy), values: { name: nameOf(policy) }, path: nameOf(policy) }),
    );
  return changes;
}

type Policy = Record<string, unknown>;

const OPERATIONS = 'x-ms-apimTemplate-operationName';

/** From what is certain to what is likely. */
const MATCHES: readonly ((a: Policy, b: Policy) => boolean)[] = [
  (a, b) => sameJson(a, b),
  (a, b) => a.templateId === b.templateId && a.title === b.title && sameOperations(a, b),
  (a, b) => a.templateId === b.templateId && a.title === b.title,
  (a, b) => a.templateId === b.templateId && sameOperations(a, b),
];

function sameOperations(a: Policy, b: Policy): boolean {
  return sameJson(objectOf(a.parameters)[OPERATIONS], objectOf(b.parameters)[OPERATIONS], 'tags');
}

function nameOf({ object }: JsonNode): string {
  return word(object.title) === 'none' ? word(object.templateId) : word(object.title);
}

function policiesOf(properties: JsonNode): JsonNode[] {
  const list = properties.object[LIST];
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) =>
    isObject(value) ? [new JsonNode(properties.document, properties, LIST, index, value)] : [],
  );
}
