/** A rule as its YAML file has it, and as it runs. */
import type { ErrorObject } from 'ajv';
import type { Kind } from '../../connector/types.ts';
import type { Severity } from '../findings/types.ts';
import type { NodeKind } from './node-kinds.ts';

export type SeverityOrOff = Severity | 'off';

/** Contexts a severity may depend on, the weightiest first. */
export type SeverityContext = 'new' | 'update' | Kind | 'default';

/** An ajv validator, compiled ahead of time. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

export interface Case {
  readonly message: string;
  readonly severity?: SeverityOrOff;
}

/** A certain remedy: how to change the value at the finding's place. */
export type Autofix = 'trim' | 'lower-case' | 'end-with-period' | 'capitalise' | 'remove' | { readonly set: unknown };

/** A rule file's contents, as rules/schema/rule.json describes them. */
export interface RuleFile {
  readonly title: string;
  readonly severity: Rule['severity'];
  readonly applies?: Rule['applies'];
  readonly change?: 'new' | 'update';
  readonly given: NodeKind | readonly NodeKind[];
  readonly only?: readonly string[];
  readonly unless?: readonly string[];
  readonly when?: object;
  readonly assert?: object | boolean;
  readonly check?: string;
  readonly with?: object;
  readonly at?: string;
  readonly message: string;
  readonly cases?: Readonly<Record<string, Case>>;
  readonly why: string;
  readonly fix: string;
  /** Why an error stops a merge, in one sentence. */
  readonly blocks?: string;
  readonly autofix?: Autofix;
  readonly docs: string;
  readonly codes?: readonly string[];
  readonly policy?: readonly string[];
  readonly examples: { readonly good: readonly unknown[]; readonly bad: readonly unknown[] };
}

export interface SourceRule extends RuleFile {
  readonly id: string;
}

/** A rule as it runs: compiled from its file, without the texts that only its page needs. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: SeverityOrOff | Readonly<Partial<Record<SeverityContext, SeverityOrOff>>>;
  readonly applies: readonly Kind[] | null;
  readonly change: 'new' | 'update' | null;
  readonly given: readonly NodeKind[];
  readonly only: readonly string[];
  readonly unless: readonly string[];
  /** Keys one of which a node must have for the rule to have anything to say; null: always. */
  readonly keys: readonly string[] | null;
  /** Values one of which the one key must have for that; null: any. */
  readonly values: readonly unknown[] | null;
  readonly check: string | null;
  readonly options: unknown;
  readonly at: string;
  readonly message: string;
  readonly cases: Readonly<Record<string, Case>>;
  readonly why: string;
  readonly fix: string;
  readonly autofix: Autofix | null;
  readonly docs: string;
  /** What findings link to, where that is not the page of one of our rules: what a repository's own rule names. */
  readonly page: string | null;
  /** The validator's codes and Microsoft's policy numbers that it answers for. */
  readonly codes: readonly string[];
  /** What it finds and where, in short: another one is another rule under the same name. */
  readonly predicate: string;
  /** The rule's `assert`; beside a named check its `when`, where it has one. */
  readonly validate: Validator | null;
}

export interface RuleSet {
  /** Identity of the rules' contents: changes when any rule does. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** What the repository's own rule files brought; absent where it has none. */
  readonly own?: RepositoryRulesPart;
}

/** A repository's own part of a set of rules. */
export interface RepositoryRulesPart {
  /** Its rules, as their files have them. */
  readonly sources: readonly SourceRule[];
  /** Its files that are left out: `file:line:column: reason`. */
  readonly leftOut: readonly string[];
}

/** The severity of a rule for a connector; `off` where it does not apply. */
export function severityOf(rule: Rule, kind: Kind, change: 'new' | 'update'): SeverityOrOff {
  if (rule.applies && !rule.applies.includes(kind)) return 'off';
  if (rule.change && rule.change !== change) return 'off';
  if (typeof rule.severity === 'string') return rule.severity;
  return rule.severity[change] ?? rule.severity[kind] ?? rule.severity.default ?? 'off';
}
