/** What a flow calls an operation by, compared: its operationId, method and path, and how it starts. */
import type { Operation } from '../connector/swagger/nodes.ts';
import { sameJson, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { anonymous, type OperationPair, pathOf } from './match.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

export function compareIdentity(about: About, { base, head }: OperationPair): Change[] {
  const changes: Change[] = [];
  const add = (kind: ChangeKind, at: string, values: Values, milder: ReturnType<typeof whereHidden> = {}): void => {
    changes.push(change(kind, about, { head: spot(head, at), base: spot(base, at), values, ...milder }));
  };
  const hidden = whereHidden(base);
  if (base.id !== head.id)
    add('operation-id-renamed', '/operationId', { from: word(base.id ?? ''), to: word(head.id ?? '') }, hidden);
  if (base.method !== head.method)
    add('method-changed', '', { from: base.method.toUpperCase(), to: head.method.toUpperCase() }, hidden);
  if (pathOf(base) !== pathOf(head) && !sameTemplate(base, head))
    add('path-changed', '', { from: base.path.template, to: head.path.template }, hidden);
  const [was, is] = [base.object['x-ms-trigger'], head.object['x-ms-trigger']];
  if (base.isTrigger !== head.isTrigger)
    add('trigger-kind-changed', '/x-ms-trigger', { from: startWord(base), to: startWord(head) });
  else if (!sameJson(was, is)) add('trigger-mode-changed', '/x-ms-trigger', { from: word(was), to: word(is) });
  return changes;
}

/** Another base path moves all operations alike: one change, told of the connector. */
function sameTemplate(base: Operation, head: Operation): boolean {
  return anonymous(base.path.template) === anonymous(head.path.template);
}

/** An operation that people never see is in no flow by its own name. */
function whereHidden(operation: Operation): { variant?: string; impact?: 'look' } {
  return operation.internal ? { variant: 'internal', impact: 'look' } : {};
}

function startWord({ isTrigger }: Operation): string {
  return isTrigger ? 'a trigger' : 'an action';
}
