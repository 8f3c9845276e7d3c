/** Changes beside the findings about them: both have the same weight, and the same people have let them pass. */
import { type ChangeGroup, type ChangeState, partAbout, subjectsIn } from '../../changes/group.ts';
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

/** Groups with what people have said about them; one of which they have said it of a part becomes two. */
export function withStates(changes: readonly ChangeGroup[], stateOf: (subject: string) => ChangeState): ChangeGroup[] {
  return changes.flatMap((group) => {
    const byState = new Map<ChangeState, Set<string>>();
    for (const subject of subjectsIn(group)) {
      const state = stateOf(subject);
      byState.set(state, (byState.get(state) ?? new Set()).add(subject));
    }
    return [...byState].map(([state, subjects]) => ({ ...partAbout(group, subjects), state }));
  });
}
