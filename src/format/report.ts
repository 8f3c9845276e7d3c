/** What the command line has to say, whatever the form it says it in. */
import type { SourceText } from '../connector/source.ts';
import type { Conclusion } from '../pull-request/snapshot.ts';
import type { Desired } from '../review/decide/desired.ts';
import type { Facts } from '../review/decide/facts.ts';
import { type PrintableFacts, printableFacts } from '../review/decide/printable-facts.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Turn } from '../stages/turn.ts';

/** What the App would make of a pull request. */
export interface Decision {
  readonly conclusion: Conclusion;
  readonly stage: string;
  readonly turn: Turn;
  readonly labels: readonly string[];
  readonly nextSteps: readonly string[];
  /** The comment, as Markdown; null where nothing would be said. */
  readonly summary: string | null;
  /** What decided. */
  readonly facts: PrintableFacts;
}

/** All that is told of a finding that is only counted. */
export type Counted = Pick<Finding, 'severity' | 'status'>;

export interface Report {
  readonly inspection: Inspection;
  /** What of the verdict is in words already, in the form asked for. */
  readonly told?: readonly string[];
  /** Findings that are counted in the inspection's totals and not among its findings: the form does not show them. */
  readonly leftOut?: readonly Counted[];
  /** There was a base to compare with. */
  readonly compared: boolean;
  /** null for `check`, which knows of no pull request. */
  readonly decision: Decision | null;
  readonly rules: RuleSet;
  /** The text of a file that a finding names; null where it has none. */
  readonly textOf: (file: string) => SourceText | null;
}

/** What of a desired state is told, and the facts that decided. @param saidAt ISO 8601 */
export function decisionOf(desired: Desired, facts: Facts, saidAt: string): Decision {
  return {
    conclusion: desired.check.conclusion,
    stage: desired.stage,
    turn: desired.turn,
    labels: [...desired.labels].sort(),
    nextSteps: desired.nextSteps,
    summary: desired.summary?.(saidAt) ?? null,
    facts: printableFacts(facts),
  };
}

/** What to do about each rule's findings, by its id. */
export function hintsOf({ rules }: RuleSet): ReadonlyMap<string, string> {
  return new Map(rules.map(({ id, fix }) => [id, fix]));
}
