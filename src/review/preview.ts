/** What a proposed configuration would do to the other open pull requests, within a bounded number of requests. */
import type { RepositoryConfig } from '../config/types.ts';
import type { Preview, PreviewLine } from '../messages/proposal.ts';
import { prepare } from '../rules/prepare.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { Machine } from '../stages/machine.ts';
import { decide } from './decide.ts';
import { inspectSnapshot } from './inspect-snapshot.ts';
import { letPass } from './let-pass.ts';
import type { Desired, Observe, PullKey, Snapshot } from './types.ts';

/** Pull requests that are looked at; each costs about two requests, once for each text of the configuration. */
const MAX_PULLS = 20;

export interface Previewer {
  readonly observe: Observe;
  readonly rules: RuleSet;
  readonly machine: Machine;
  /** The repository's open pull requests. */
  readonly openPulls: (key: PullKey, signal: AbortSignal) => Promise<readonly PullKey[]>;
}

/** Compares every open pull request under both configurations. One that can't be read loses no other. */
export async function previewOf(
  previewer: Previewer,
  key: PullKey,
  proposed: RepositoryConfig,
  now: string,
  signal: AbortSignal,
): Promise<Preview> {
  const others = (await previewer.openPulls(key, signal)).filter(({ number }) => number !== key.number);
  const lines: PreviewLine[] = [];
  let looked = 0;
  for (const other of others.slice(-MAX_PULLS)) {
    try {
      const snapshot = await previewer.observe(other, signal);
      await prepare(snapshot.head.keys());
      const line = lineFor(previewer, snapshot, proposed, now);
      looked++;
      if (line) lines.push(line);
    } catch {
      signal.throwIfAborted();
    }
  }
  return { lines, looked, left: others.length - looked };
}

function lineFor(previewer: Previewer, snapshot: Snapshot, config: RepositoryConfig, now: string): PreviewLine | null {
  const before = desiredFor(previewer, snapshot, now);
  const after = desiredFor(previewer, { ...snapshot, config, configProblem: null }, now);
  const added = after.labels.filter((label) => !before.labels.includes(label)).sort();
  const removed = before.labels.filter((label) => !after.labels.includes(label)).sort();
  const verdict = change(before.check.title, after.check.title);
  const stage = change(before.stage, after.stage);
  const isSame = !verdict && !stage && added.length === 0 && removed.length === 0;
  return isSame ? null : { number: snapshot.key.number, verdict, stage, added, removed };
}

function desiredFor({ rules, machine }: Previewer, snapshot: Snapshot, now: string): Desired {
  return decide(snapshot, letPass(inspectSnapshot(snapshot, rules), snapshot, now), machine, now);
}

function change(before: string, after: string): readonly [string, string] | null {
  return before === after ? null : [before, after];
}
