/** What a proposed configuration and proposed rules would do to the other open pull requests, within bounds. */

import type { Preview, PreviewLine } from '../../messages/proposed-rules.ts';
import type { Observe, Proposal, PullKey, Snapshot } from '../../pull-request/snapshot.ts';
import type { Planner } from '../planned.ts';
import type { Trust } from './trust.ts';

/**
 * Pull requests that are looked at, the newest first; each costs about two requests. An outsider can propose as often as
 * they like and is shown less, so that nobody spends what GitHub allows in an hour.
 */
const MOST: Readonly<Record<Trust, number>> = { trusted: 500, outsider: 20, unknown: 20 };

/** Pull requests that are read at once. */
const AT_ONCE = 4;

export interface Previewer {
  readonly observe: Observe;
  readonly planner: Planner;
  readonly now: () => Date;
  /** The repository's open pull requests, oldest first. */
  readonly openPulls: (key: PullKey, signal: AbortSignal) => Promise<readonly PullKey[]>;
  /** Ends when there are no more pull requests to look at. */
  readonly patience: () => AbortSignal;
  /** Hears how far it has come. */
  readonly onPreview?: ((looked: number, of: number) => void) | undefined;
}

/** Compares every open pull request as it is judged now and would be then. One that can't be read loses no other. */
export async function previewOf(
  previewer: Previewer,
  { key, baseRef }: Snapshot,
  proposal: Proposal,
  trust: Trust,
  signal: AbortSignal,
): Promise<Preview> {
  const others = (await previewer.openPulls(key, signal)).filter(({ number }) => number !== key.number);
  const waiting = others.slice(-MOST[trust]).reverse();
  const patience = AbortSignal.any([signal, previewer.patience()]);
  const lines: PreviewLine[] = [];
  let looked = 0;
  const work = async () => {
    for (let other = waiting.shift(); other; other = waiting.shift()) {
      try {
        const snapshot = await previewer.observe(other, patience);
        // What is merged into one branch says nothing about pull requests to another.
        const line = snapshot.baseRef === baseRef ? await lineFor(previewer, snapshot, proposal) : null;
        if (line) lines.push(line);
        looked++;
        previewer.onPreview?.(looked, others.length);
      } catch {
        signal.throwIfAborted();
        if (patience.aborted) return;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { lines: lines.sort((a, b) => a.number - b.number), looked, left: others.length - looked };
}

/** Read once, judged twice. */
async function lineFor(
  { planner, now: clock }: Previewer,
  now: Snapshot,
  { config, rules }: Proposal,
): Promise<PreviewLine | null> {
  const repositoryRules = rules ?? now.repositoryRules;
  const moment = clock().toISOString();
  const before = await planner(now, moment);
  const after = await planner({ ...now, config, configProblem: null, repositoryRules }, moment);
  const added = after.labels.filter((label) => !before.labels.includes(label)).sort();
  const removed = before.labels.filter((label) => !after.labels.includes(label)).sort();
  const verdict = change(before.check.title, after.check.title);
  const stage = change(before.stage, after.stage);
  const isSame = !verdict && !stage && added.length === 0 && removed.length === 0;
  return isSame ? null : { number: now.key.number, verdict, stage, added, removed };
}

function change(before: string, after: string): readonly [string, string] | null {
  return before === after ? null : [before, after];
}
