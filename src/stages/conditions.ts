/** How a pull request stands: what stages require is judged by this and nothing else. */

import type { Track } from '../machine/machine.ts';
import { lastWords } from '../pull-request/authority.ts';
import { ticksIn } from '../pull-request/checklist-ticks.ts';
import type { Review } from '../pull-request/posts.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { CommandState, Reasoned } from './command-state.ts';

/** What the files and the description say, as far as it matters to stages. */
export interface Verdict {
  /** Errors that the pull request brought. */
  readonly blocking: number;
  /** Breaking changes among them that the author has not confirmed. */
  readonly toConfirm: number;
  /** When the author confirmed the last of what blocks, ISO 8601; null: something else blocks, or nothing. */
  readonly allConfirmedAt: string | null;
  /** Boxes of the template that must be ticked and are not. */
  readonly unticked: boolean;
  /** Only the idea of a connector is there. */
  readonly proposal: boolean;
  /** Which way it goes. */
  readonly track: Track;
}

export interface Conditions extends Verdict {
  /** A maintainer has approved these connector files. */
  readonly approvedAtHead: boolean;
  /** A maintainer has approved some state of the pull request and not taken it back. */
  readonly approvedEver: boolean;
  /** The last request for changes in these connector files that its maintainer has not taken back. */
  readonly changesRequested: Review | null;
  /** When the partner last said that the preview works, ISO 8601. */
  readonly confirmedAt: string | null;
  readonly hold: Reasoned | null;
  /** Ids of the checklists' items that are done, with the login of whoever said so. */
  readonly done: ReadonlyMap<string, string>;
  readonly merged: boolean;
  readonly draft: boolean;
  /** null while GitHub has not worked it out. */
  readonly mergeable: boolean | null;
}

/** A word given at another commit counts when that commit has the same connector files as the head. */
export function conditionsOf(snapshot: Snapshot, verdict: Verdict, { hold, tested, done }: CommandState): Conditions {
  const words = lastWords(snapshot);
  const here = words.filter(({ commit }) => commit === snapshot.headSha || snapshot.sameFiles.has(commit ?? ''));
  const changesRequested = here.filter(({ state }) => state === 'changes_requested').at(-1) ?? null;
  const approves = (list: readonly Review[]) =>
    changesRequested === null && list.some(({ state }) => state === 'approved');
  const confirmations = tested.filter(({ by }) => by.login === snapshot.author.login).map(({ at }) => at);
  return {
    ...verdict,
    approvedAtHead: approves(here),
    approvedEver: approves(words),
    changesRequested,
    confirmedAt: confirmations.sort().at(-1) ?? null,
    hold,
    done: new Map([...ticksIn(snapshot), ...done.map(({ item, by }) => [item, by.login] as const)]),
    merged: snapshot.merged,
    draft: snapshot.draft,
    mergeable: snapshot.mergeable,
  };
}
