/** Merges a repository's own rules into those that come with this package. */
import type { RuleSet } from '../engine/rule.ts';
import type { RepositoryRulesFolder } from './folder.ts';

/** Folders remembered for each set of rules; a repository's changes seldom. */
const REMEMBERED = 30;

const known = new WeakMap<RuleSet, Map<string, RuleSet>>();

/**
 * The rules that hold in a repository: a rule of its own replaces ours of the same id, any other is added. A file that is
 * not as it must be is left out, and named in the set. The same folder gives the same set, so that what was worked out for
 * it is not lost. These rules are compiled and will be run: they must come from the base branch, or from somebody trusted.
 */
export async function rulesWith(ours: RuleSet, folder: RepositoryRulesFolder | null): Promise<RuleSet> {
  if (!folder || folder.files.length + folder.faults.length === 0) return ours;
  const sets = known.get(ours) ?? new Map<string, RuleSet>();
  known.set(ours, sets);
  const name = JSON.stringify([folder.id, folder.faults]);
  const set = sets.get(name) ?? (await merge(ours, folder));
  sets.delete(name);
  sets.set(name, set);
  const [oldest] = sets.keys();
  if (sets.size > REMEMBERED && oldest !== undefined) sets.delete(oldest);
  return set;
}

/** What reads and compiles rules is loaded only where there are some. */
async function merge(ours: RuleSet, folder: RepositoryRulesFolder): Promise<RuleSet> {
  const [{ readRepositoryRules }, { compileRepositoryRule }, { faultLine }] = await Promise.all([
    import('./read.ts'),
    import('./try-out.ts'),
    import('../files/yaml.ts'),
  ]);
  const { sources, faults } = readRepositoryRules(folder);
  const compiled = sources.map((source) => ({ source, rule: compileRepositoryRule(source) }));
  const own = compiled.flatMap(({ rule }) => ('file' in rule ? [] : [rule]));
  const leftOut = [...faults, ...compiled.flatMap(({ rule }) => ('file' in rule ? [rule] : []))];
  const replaced = new Set(own.map(({ id }) => id));
  const rules = [...ours.rules.filter(({ id }) => !replaced.has(id)), ...own];
  return {
    version: `${ours.version}+${folder.id.slice(0, 12)}`,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    own: {
      sources: compiled.flatMap(({ source, rule }) => ('file' in rule ? [] : [source.rule])),
      leftOut: leftOut.map(faultLine),
    },
  };
}

/** Ours alone, where the repository's own can't be run. @param why completes "…: " */
export function withoutRepositoryRules(ours: RuleSet, folder: string, why: string): RuleSet {
  return { ...ours, own: { sources: [], leftOut: [`${folder}: ${why}`] } };
}
