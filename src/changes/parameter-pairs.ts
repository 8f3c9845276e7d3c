/** Which parameter of an operation in the base is which in the head. */
import type { Operation, ParameterUse } from '../connector/swagger/nodes.ts';
import { anonymous, pathParameters } from './match.ts';
import { typeWord } from './parameter-types.ts';
import { type Named, ranksOf, renamesAmong, textOf } from './renames.ts';

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
  for (const place of ['query', 'header', 'path', 'formData']) {
    const left = ({ parameters }: Operation, isLeft: (use: ParameterUse) => boolean) =>
      namedIn(
        parameters.filter((use) => placeOf(use) === place),
        isLeft,
      );
    const renames = renamesAmong(
      left(base, (use) => !partners.has(use)),
      left(head, (use) => free.has(use)),
    );
    for (const [before, after] of renames) partners.set(before, after);
  }
  return partners;
}

/** Those that have no partner by their name. @param uses all at one place */
function namedIn(uses: readonly ParameterUse[], isLeft: (use: ParameterUse) => boolean): Named<ParameterUse>[] {
  const left = uses.filter(isLeft);
  if (left.length === 0) return [];
  const ranks = ranksOf(uses.map(nameOf), (name) => !left.some((use) => nameOf(use) === name));
  return left.map((use) => {
    const { name: _, ...facts } = use.parameter.object;
    const name = nameOf(use);
    return {
      thing: use,
      name,
      type: typeWord(use.parameter),
      text: textOf(facts),
      facts,
      rank: ranks.get(name) as number,
    };
  });
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
