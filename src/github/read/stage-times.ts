/** How long pull requests of the repository were in each stage, from GitHub's own record of labels. Read once a day. */
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { ContentCache } from '../cache.ts';
import type { Client } from '../client.ts';
import { STAGE_TIMES } from './queries.ts';

/** Milliseconds by stage label in lower case, those that ended last first. */
export type StageTimes = ReadonlyMap<string, readonly number[]>;

/** By repository and day. */
export type StageTimesCache = ContentCache<StageTimes>;

interface LabelAnswer {
  readonly __typename: 'LabeledEvent' | 'UnlabeledEvent';
  readonly createdAt: string;
  readonly label: { readonly name: string };
}

interface TimesAnswer {
  readonly repository: {
    readonly pullRequests: {
      readonly nodes: readonly { readonly timelineItems: { readonly nodes: readonly LabelAnswer[] } }[];
    };
  } | null;
}

/** A label that was on for less, in milliseconds, was taken off again at once: nobody was in that stage. */
const SHORTEST = 60_000;

/**
 * Costs one request for a repository and day; what was read is kept until the day is over. Throws Octokit's error.
 * @param labels the stages'
 */
export async function readStageTimes(
  client: Client,
  { owner, repo }: Pick<PullKey, 'owner' | 'repo'>,
  labels: readonly string[],
  { cache, now }: { readonly cache: StageTimesCache; readonly now: () => Date },
): Promise<StageTimes> {
  const name = `${owner}/${repo} ${now().toISOString().slice(0, 10)}`;
  const known = cache.get(name);
  if (known) return known;
  const { repository } = await client.query<TimesAnswer>(STAGE_TIMES, { owner, repo });
  const pulls = repository?.pullRequests.nodes ?? [];
  const times = timesIn(
    pulls.map(({ timelineItems }) => timelineItems.nodes),
    labels,
  );
  cache.set(name, times, 1000);
  return times;
}

/** @param pulls the label events of each pull request, by time */
export function timesIn(pulls: readonly (readonly LabelAnswer[])[], labels: readonly string[]): StageTimes {
  const stages = new Set(labels.map((label) => label.toLowerCase()));
  const stays: { readonly label: string; readonly until: number; readonly time: number }[] = [];
  for (const events of pulls) {
    const since = new Map<string, number>();
    for (const { __typename, createdAt, label } of events) {
      const stage = label.name.toLowerCase();
      const at = Date.parse(createdAt);
      const from = since.get(stage);
      if (!stages.has(stage)) continue;
      if (__typename === 'LabeledEvent') since.set(stage, from ?? at);
      else since.delete(stage);
      if (__typename === 'UnlabeledEvent' && from !== undefined && at - from >= SHORTEST)
        stays.push({ label: stage, until: at, time: at - from });
    }
  }
  const byLabel = new Map<string, number[]>();
  for (const { label, time } of stays.sort((a, b) => b.until - a.until))
    getOrInsert(byLabel, label, () => []).push(time);
  return byLabel;
}
