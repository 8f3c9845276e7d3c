/** Checks of what agents read of operations. Each speaks once for a connector: the cause is one habit, not forty mistakes. */
import type { Operation } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { repeats } from '../same.ts';
import { gist, tellingWords } from './telling-words.ts';

interface Described {
  readonly operation: Operation;
  readonly description: string;
}

/** Operations that agents are offered, with a description. */
function described(api: Swagger | null): Described[] {
  return (api?.operations ?? []).flatMap((operation) => {
    const { description } = operation.object;
    const isSeen = !operation.internal && !operation.deprecated && !operation.isMcpServer;
    return isSeen && typeof description === 'string' && description.trim() !== '' ? [{ operation, description }] : [];
  });
}

/** Different operations with one description, or nearly so: a report for each group, at its second one. {first}, {second} and {more} */
export const descriptionsApart = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const groups = new Map<string, Operation[]>();
    for (const { operation, description } of described(connector.api)) {
      const key = gist(description);
      if (key !== '') groups.set(key, [...(groups.get(key) ?? []), operation]);
    }
    return [...groups.values()].flatMap(([first, ...rest]): Report[] => {
      const [second] = rest;
      if (!first || !second) return [];
      const more = rest.length > 1 ? ` and ${rest.length - 1} more` : '';
      return [{ node: second, at: '/description', values: { first: first.name, second: second.name, more } }];
    });
  },
});

/** Fewer, or a smaller part of all, are a slip here and there and not a habit. */
const FEWEST = 3;
const PART = 0.5;

/** Most descriptions say no more than the summaries: one report for all, at the first. {first}, {count} and {total} */
export const descriptionsTell = check<'document'>({
  given: ['document'],
  run: (_, __, { connector }) => {
    const all = described(connector.api);
    const poor = all.filter(saysNoMore).map(({ operation }) => operation);
    const [first] = poor;
    if (!first || poor.length < FEWEST || poor.length < all.length * PART) return null;
    return { node: first, at: '/description', values: { count: poor.length, total: all.length, first: first.name } };
  },
});

/** One that is the summary again is operation/description-differs' matter. */
function saysNoMore({ operation, description }: Described): boolean {
  const { summary } = operation.object;
  if (typeof summary !== 'string' || repeats(description, summary)) return false;
  const known = tellingWords(summary);
  return [...tellingWords(description)].every((word) => known.has(word));
}
