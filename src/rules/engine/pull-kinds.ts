/** A pull request is judged once for each kind of connector it touches; a finding for several of them is reported once. */
import type { Kind } from '../../connector/types.ts';
import { WEIGHT } from '../findings/findings.ts';
import type { Finding } from '../findings/types.ts';
import type { Pull } from './pull.ts';

/** The kinds that a pull request touches, each new where one of its connectors is; without any it counts as certified. */
export function kindsIn({ folders }: Pull): ReadonlyMap<Kind, 'new' | 'update'> {
  const kinds = new Map<Kind, 'new' | 'update'>();
  for (const { kind, change } of folders)
    kinds.set(kind, change === 'new' || kinds.get(kind) === 'new' ? 'new' : 'update');
  return kinds.size > 0 ? kinds : new Map([['certified', 'update']]);
}

/** Sorted findings without those that only repeat another: of such the weightiest stays. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept.at(-1);
    if (!last || !isSame(last, finding)) kept.push(finding);
    else if (WEIGHT[finding.severity] > WEIGHT[last.severity]) kept[kept.length - 1] = finding;
  }
  return kept;
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.file === b.file && a.anchor === b.anchor;
}
