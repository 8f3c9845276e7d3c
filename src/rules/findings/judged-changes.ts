/** Changes beside the findings about them: both have the same weight, and the same people have let them pass. */
import { type ChangeGroup, partAbout, type SaidOfChange, subjectsIn } from '../../changes/group.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import { partsOf } from './parts.ts';
import type { Finding, Severity } from './types.ts';

/** Whether a finding is about a change that breaks flows. */
export function isBreaking({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): boolean {
  return severity === 'error' && rule.startsWith('change/');
}

/** What breaks is what blocks: a repository may have made its rule milder, or another one harder. */
export function asJudged(changes: readonly ChangeGroup[], findings: readonly Finding[]): ChangeGroup[] {
  const severities = new Map<string, Severity>();
  for (const finding of findings)
    if (finding.rule.startsWith('change/'))
      for (const part of partsOf(finding)) if (severities.get(part) !== 'error') severities.set(part, finding.severity);
  return changes.map((group) => {
    const blocks = severities.get(subjectsIn(group)[0] as string) === 'error';
    if (blocks === (group.impact === 'breaking')) return group;
    return { ...group, impact: blocks ? 'breaking' : 'look' };
  });
}

/** Groups with what people have said of them; one of which they have said it of a part becomes two. */
export function withWords(
  changes: readonly ChangeGroup[],
  saidOf: (subject: string) => SaidOfChange | null,
): ChangeGroup[] {
  return changes.flatMap((group) => {
    const byWord = new Map<SaidOfChange | null, Set<string>>();
    for (const subject of subjectsIn(group)) getOrInsert(byWord, saidOf(subject), () => new Set()).add(subject);
    return [...byWord].map(([said, subjects]) => ({ ...partAbout(group, subjects), said }));
  });
}
