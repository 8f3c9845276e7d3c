/** A repository's own configuration: `.github/connector-reviewer.yml` on the base branch, on top of the defaults. */
import type { Kind } from '../connector/types.ts';
import type { StagesOverride } from '../machine/extend.ts';
import type { Severity } from '../rules/findings/types.ts';
import type { Role } from './roles.ts';

export interface RepositoryConfig {
  /** Branches that pull requests may aim at. */
  readonly baseBranches: readonly string[];
  /** Top folders that hold connectors, with the kind of connector in each. */
  readonly folders: Readonly<Record<string, Kind>>;
  /** Whose word moves stages and approves. */
  readonly maintainers: {
    readonly roles: readonly Role[];
    readonly users: readonly string[];
    /** `org/team`. */
    readonly teams: readonly string[];
  };
  /** Whose word lets breaking changes pass: maintainers' only, or the author's too. */
  readonly acknowledgedBy: 'maintainer' | 'author';
  /** How many of the owners are asked for a review when it is the maintainers' turn. */
  readonly reviewers: number;
  readonly labels: {
    readonly kinds: Readonly<Record<Kind, string>>;
    readonly new: string;
    readonly update: string;
    /** An update of texts, contact, icon, readme or publisher only: it takes a shorter track. */
    readonly minorUpdate: string;
    readonly partnerTurn: string;
    readonly maintainerTurn: string;
  };
  /** Most inline comments in one review. */
  readonly inlineComments: number;
  /** What is different about the stages here. */
  readonly stages: StagesOverride;
  /** A rule's severity here, or `off`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** Where a configuration file is refused, and why. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}
