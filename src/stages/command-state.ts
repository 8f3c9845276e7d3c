/** What people have said by commands, as far as stages are concerned. Commands yield it; the machine takes it as input. */
import type { Actor } from '../pull-request/actors.ts';

/** A request to move to a stage, made by a command. Whether it may be made is for the machine to judge, as with labels. */
export interface StageRequest {
  /** The stage's id. */
  readonly stage: string;
  readonly by: Actor;
  /** When it was said, ISO 8601: of an edited comment, when it was edited. */
  readonly at: string;
}

/** The same without a stage: `/tested` asks for whatever stage partners may enter from where the pull request is. */
type Confirmation = Omit<StageRequest, 'stage'>;

/** Something that stands until it is taken back, with its reason as it was written: not yet escaped. */
export interface Reasoned extends Confirmation {
  readonly reason: string;
}

/** The commands' effects on stage and turn, all of them at once: only the author of `hold` and `close` is judged already. */
export interface CommandState {
  readonly requests: readonly StageRequest[];
  readonly tested: readonly Confirmation[];
  /** Items of checklists that were said to be done, by somebody who may. */
  readonly done: readonly (Confirmation & { readonly item: string })[];
  /** Asked for what comes after certification, by `/release-tag`. */
  readonly releaseTag: Confirmation | null;
  /** The hold that stands, given by somebody who may. */
  readonly hold: Reasoned | null;
  /** Asked to be closed by somebody who may, and not opened again since. */
  readonly close: Reasoned | null;
}

export const NO_COMMANDS: CommandState = {
  ...{ requests: [], tested: [], done: [] },
  ...{ releaseTag: null, hold: null, close: null },
};
