/** The stage machine as data: rules/stages.yml, read and held to its form. */

/** What must hold for a stage; each is a named predicate in requirements.ts. */
export type Requirement = 'nothing-blocks' | 'approved-at-head';

export interface Stage {
  readonly id: string;
  readonly label: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
  /** Who may put a pull request there: the App as soon as the requirements hold, or a maintainer by the label. */
  readonly enters: 'bot' | 'maintainer';
  readonly requires: readonly Requirement[];
  /** Whose move it is there when nothing blocks. */
  readonly turn: 'partner' | 'maintainer' | 'nobody';
  /** What happens next: a sentence for the summary. */
  readonly next: string;
}

/** Stages in their order; the first is where every pull request begins and has no requirements. */
export interface Machine {
  readonly stages: readonly Stage[];
}
