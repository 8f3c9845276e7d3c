/** The texts of what people don't see: told once for all. */
import type { JsonNode } from '../../connector/node.ts';
import type { Operation, Parameter } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { isBlank } from '../same.ts';
import { isCode } from './names.ts';

/** A text that is missing or no more than a name. */
interface Lack {
  readonly node: JsonNode;
  readonly at: string;
  /** What to call it: "the summary of `ListOrders`". */
  readonly name: string;
}

/** Texts that are missing, and summaries that are identifiers. The message may use {count} and {first}. */
export const internalTexts = check<'document'>({
  given: ['document'],
  run: (_, __, { connector: { api } }): Report | null => {
    const lacks = [...(api?.operations ?? []).flatMap(inOperation), ...(api?.parameters ?? []).flatMap(inParameter)];
    const first = lacks[0];
    if (!first) return null;
    return { node: first.node, at: first.at, anchor: 'texts', values: { count: lacks.length, first: first.name } };
  },
});

function inOperation(operation: Operation): Lack[] {
  if (!operation.internal) return [];
  const { summary, description, operationId } = operation.object;
  const isName = typeof summary === 'string' && (isCode(summary) || summary === operationId);
  return [
    ...(isName || !isText(summary) ? [lack(operation, 'summary')] : []),
    ...(isText(description) ? [] : [lack(operation, 'description')]),
  ];
}

/** A body has no texts of its own, and what no operation uses is another rule's matter. */
function inParameter(parameter: Parameter): Lack[] {
  if (!parameter.internal || parameter.location === 'body' || parameter.operations.length === 0) return [];
  const missing = ['x-ms-summary', 'description'].filter((key) => !isText(parameter.object[key]));
  return missing.map((key) => lack(parameter, key));
}

function lack(node: JsonNode, key: string): Lack {
  return { node, at: `/${key}`, name: `the ${key} of \`${node.name}\`` };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !isBlank(value);
}
