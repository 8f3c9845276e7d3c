/** `--rule`: a verdict by some rules only. */
import { nearest } from '../../rules/engine/nearest.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { UsageError } from '../errors.ts';

/** What keeps a connector from being read is told whatever was asked for: no other rule says anything then. */
const ALWAYS: readonly string[] = ['package/json-valid', 'package/inspection-stopped'];

/**
 * The ids that are meant.
 * @param wanted ids, or a whole group as `mcp/*`
 * @throws UsageError for one that is no rule
 */
export function chosenRules(wanted: readonly string[], { rules }: RuleSet): string[] {
  const ids = rules.map(({ id }) => id);
  return wanted.flatMap((one) => {
    const meant = one.endsWith('/*')
      ? ids.filter((id) => id.startsWith(one.slice(0, -1)))
      : ids.filter((id) => id === one);
    if (meant.length > 0) return meant;
    const like = nearest(one, ids);
    const advice = like.length > 0 ? `Did you mean ${like.join(', ')}?` : 'connector-reviewer rules lists them all.';
    throw new UsageError(`there is no rule ${one}`, advice);
  });
}

/** The severities under which only these rules, and what must never be silent, say something. */
export function onlyThese<T extends Readonly<Record<string, unknown>>>(
  chosen: readonly string[],
  { rules }: RuleSet,
  overrides: T,
): T | Record<string, 'off'> {
  const kept = new Set([...chosen, ...ALWAYS]);
  const off = rules.filter(({ id }) => !kept.has(id)).map(({ id }) => [id, 'off' as const]);
  return { ...overrides, ...Object.fromEntries(off) };
}
