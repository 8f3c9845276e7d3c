/** What changes of an operation are about. */
import type { Operation } from '../connector/swagger/nodes.ts';
import type { About } from './types.ts';

/** @param before the operation as the base has it: its id is the one flows know */
export function aboutOperation(operation: Operation, before: Operation = operation): About {
  const { summary } = operation.object;
  const name = typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : operation.name;
  return { type: 'operation', id: before.name, name };
}
