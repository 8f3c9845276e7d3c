/** Which parameter of an operation in the base is which in the head. */
import type { Operation, ParameterUse } from '../connector/swagger/nodes.ts';
import { anonymous, pathParameters } from './match.ts';

/** The parameter of the head that each one of the base has become. */
export function partnersOf(base: Operation, head: Operation): Map<ParameterUse, ParameterUse> {
  const partners = new Map<ParameterUse, ParameterUse>();
  const free = new Set(head.parameters);
  const pair = (before: ParameterUse, matches: (use: ParameterUse) => boolean): void => {
    const after = partners.has(before) ? undefined : [...free].find(matches);
    if (!after) return;
    partners.set(before, after);
    free.delete(after);
  };
  const positions = positionsOf(base, head);
  for (const before of base.parameters)
    pair(before, (use) => placeOf(use) === placeOf(before) && nameOf(use) === nameOf(before));
  for (const before of base.parameters) {
    const name = placeOf(before) === 'path' ? positions.get(nameOf(before)) : undefined;
    if (name !== undefined) pair(before, (use) => placeOf(use) === 'path' && nameOf(use) === name);
    if (placeOf(before) === 'body') pair(before, (use) => placeOf(use) === 'body');
  }
  for (const before of base.parameters) pair(before, (use) => nameOf(use) === nameOf(before));
  return partners;
}

/** Names of the base's path parameters to those at the same position in the head; empty when the paths differ. */
function positionsOf(base: Operation, head: Operation): Map<string, string> {
  if (anonymous(base.path.template) !== anonymous(head.path.template)) return new Map();
  const after = pathParameters(head.path.template);
  return new Map(pathParameters(base.path.template).map((name, index) => [name, after[index] as string]));
}

export function nameOf({ parameter }: ParameterUse): string {
  return parameter.name;
}

export function placeOf({ parameter }: ParameterUse): string {
  return parameter.location;
}
