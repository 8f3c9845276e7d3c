/** A request to move to another stage. */
import type { Stage } from '../machine/machine.ts';
import type { Actor } from '../pull-request/actors.ts';
import type { Authority } from '../pull-request/authority.ts';

/** A move to a stage that was asked for, or made by the App, and not taken back. */
export interface Move {
  readonly stage: Stage;
  readonly by: Actor;
  readonly at: string;
  readonly via: 'label' | 'command';
  /** Whether whoever asks may; what the App did was decided then. */
  readonly authority: Authority;
}
