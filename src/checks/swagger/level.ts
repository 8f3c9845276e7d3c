/** Which kind of object a node of the swagger is, where a check is given several. */
import type { JsonNode } from '../../connector/node.ts';
import { Operation, Parameter, PathItem, Response, Schema } from '../../connector/swagger/nodes.ts';

/** The kinds of node that tables of keywords tell apart. */
export type Level =
  | 'document'
  | 'info'
  | 'path'
  | 'operation'
  | 'parameter'
  | 'response'
  | 'schema'
  | 'security-definition';

export function levelOf(node: JsonNode): Level {
  if (node instanceof Schema) return 'schema';
  if (node instanceof Parameter) return 'parameter';
  if (node instanceof Response) return 'response';
  if (node instanceof Operation) return 'operation';
  if (node instanceof PathItem) return 'path';
  if (node.parent === null) return 'document';
  return node.keyword === 'info' ? 'info' : 'security-definition';
}

/** All of them. */
export const LEVELS: readonly Level[] = [
  'document',
  'info',
  'path',
  'operation',
  'parameter',
  'response',
  'schema',
  'security-definition',
];
