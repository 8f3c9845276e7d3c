/** A case on its whole way: inspected, decided and planned, and everything said about it worked out. */

import type { Machine } from '../../src/machine/machine.ts';
import { decide } from '../../src/review/decide/decide.ts';
import type { Desired } from '../../src/review/decide/desired.ts';
import type { Inspection } from '../../src/review/inspect/inspect.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import type { Finding } from '../../src/rules/findings/types.ts';
import { inheritedIn } from '../hostile/inherited.ts';
import { pullRequest } from '../review/model.ts';
import type { FuzzCase } from './case.ts';

export interface Judged {
  readonly inspection: Inspection;
  readonly desired: Desired;
  readonly findings: readonly Finding[];
  /** Everything that people would read. */
  readonly words: readonly string[];
  /** Where a key was looked up in an object that has it from its prototype. */
  readonly inherited: readonly string[];
}

const NOW = '2026-11-22T09:00:00Z';

export function judge(fuzzCase: FuzzCase, rules: RuleSet, machine: Machine): Judged {
  const { result, places } = inheritedIn(() => reviewed(fuzzCase, rules, machine));
  return { ...result, inherited: places };
}

function reviewed({ head, base }: FuzzCase, rules: RuleSet, machine: Machine): Omit<Judged, 'inherited'> {
  const snapshot = pullRequest(head, base);
  const inspection = inspectSnapshot(snapshot, rules);
  const { desired } = decide(snapshot, inspection, machine, NOW);
  const findings = [...inspection.connectors.flatMap((connector) => connector.findings), ...inspection.pull];
  const words = [
    ...findings.map(({ message }) => message),
    ...textsIn(plan(snapshot, desired, NOW)),
    ...textsIn({ ...desired, summary: desired.summary?.(NOW) }),
  ];
  return { inspection, desired, findings, words };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
