/** The stage machine as data: rules/stages.yml, read and held to its form. */

/** What must hold for a stage; each is a named predicate in requirements.ts. */
export type Requirement =
  | 'nothing-blocks'
  | 'approved-at-head'
  | 'attestations-ticked'
  | 'partner-confirmed'
  | 'proposal'
  | 'merged'
  | 'not-merged'
  | 'mergeable'
  | 'not-draft'
  | 'held'
  | 'not-held'
  | 'checklist-done'
  /** Required by itself of every stage that is on some tracks only. */
  | 'on-track';

/** Which way a pull request goes: that of its connectors' kind, or the one for connectors that are taken away. */
export type Track = 'certified' | 'independent-publisher' | 'custom' | 'retirement';

/** A step that GitHub knows nothing of: somebody says that it is done, by `/done ID` or by ticking it in the summary. */
export interface ChecklistItem {
  readonly id: string;
  /** Markdown: what to do, with a link. */
  readonly text: string;
  /** Who does it. */
  readonly who: 'partner' | 'maintainer';
}

/** Who puts a pull request into a stage: the App by itself, a maintainer by label or command, the partner by command. */
export type Mover = 'bot' | 'maintainer' | 'partner';

/** Days. */
export type Days = number | 'never';

/** nudge, warn and close count the partner's silence; escalate counts the maintainers' turn. */
export interface Timers {
  readonly nudge: Days;
  readonly warn: Days;
  readonly close: Days;
  readonly escalate: Days;
}

export interface Stage {
  readonly id: string;
  readonly label: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
  /** From which stages each may put a pull request there. */
  readonly enters: {
    readonly bot: readonly string[];
    readonly maintainer: readonly string[] | 'any';
    readonly partner: readonly string[];
  };
  /** What must hold for as long as a pull request is there. */
  readonly requires: readonly Requirement[];
  /** What more must hold when it comes there. */
  readonly entry: readonly Requirement[];
  /** Where it goes when what is required no longer holds; null for a stage that requires nothing. */
  readonly otherwise: string | null;
  /** `back`: a push that changes connector files takes the approval away; `stay`: an approval once given stays. */
  readonly push: 'back' | 'stay';
  /** Whose turn it is there when nothing else is left to do. */
  readonly turn: 'partner' | 'maintainer' | 'nobody';
  /** What the partner hears on coming there: Markdown. */
  readonly message: string;
  /** What happens next: a sentence of Markdown for the summary. */
  readonly next: string;
  readonly timers: Timers;
  /** An open pull request that comes there is merged. */
  readonly merge: boolean;
  /** The tracks it belongs to; null: all. */
  readonly tracks: readonly Track[] | null;
  /** What is done there, beyond what GitHub knows. */
  readonly checklist: readonly ChecklistItem[];
  /** The partner asks for it by `/release-tag`; a maintainer then puts it there. */
  readonly onRequest: boolean;
}

export interface Machine {
  /** Where a pull request begins: the first of these whose requirements hold; the last has none. */
  readonly start: readonly string[];
  readonly stages: readonly Stage[];
  readonly timers: Timers;
  /** A label that the App has moved more often than this within a day is left alone. */
  readonly flapLimit: number;
  /** Logins or `org/team`. */
  readonly escalateTo: readonly string[];
}

/** The stage of that id: the loader has seen to it that every id named in a machine is one of its stages. */
export function stageOf(machine: Machine, id: string): Stage {
  const stage = machine.stages.find((candidate) => candidate.id === id);
  if (!stage) throw new Error(`There is no stage '${id}'`);
  return stage;
}

/** The stage of that label, which GitHub compares without regard to case. */
export function stageByLabel(machine: Machine, label: string): Stage | null {
  return machine.stages.find((stage) => stage.label.toLowerCase() === label.toLowerCase()) ?? null;
}

/** Whether a stage belongs to a track. */
export function isOnTrack({ tracks }: Stage, track: Track): boolean {
  return tracks === null || tracks.includes(track);
}

/** Whether this mover may put a pull request into a stage from another. */
export function mayEnter(stage: Stage, mover: Mover, from: Stage): boolean {
  const sources = stage.enters[mover];
  return sources === 'any' || sources.includes(from.id);
}
