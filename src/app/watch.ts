/** Which pull requests a sweep looks at, and which of them it wakes. */
import type { Client } from '../github/client.ts';
import { closedPulls, openPulls, type SeenPull } from '../github/read/sweep.ts';
import type { Machine } from '../machine/machine.ts';
import type { RepositoryKey, Which } from '../queue/jobs.ts';

/** Everything that is not done with: open ones, merged ones on their way, the last closed ones. Throws Octokit's error. */
export async function pullsToWatch(client: Client, repository: RepositoryKey, machine: Machine): Promise<SeenPull[]> {
  const labels = machine.stages.filter(({ turn }) => turn !== 'nobody').map(({ label }) => label);
  return [...(await openPulls(client, repository)), ...(await closedPulls(client, repository, labels))];
}

/**
 * Numbers of those to be reviewed. One that is not listed any more has come to its end, or has lost its label: it is looked
 * at once more.
 *
 * @param known the signatures of what the last sweep saw
 */
export function wokenBy(which: Which, pulls: readonly SeenPull[], known: ReadonlyMap<number, string>): number[] {
  const listed = new Set(pulls.map(({ number }) => number));
  const gone = [...known.keys()].filter((number) => !listed.has(number));
  if (which !== 'all' && which !== 'unsettled' && which !== 'due')
    return pulls.filter(({ headSha }) => headSha === which.head).map(({ number }) => number);
  const news = pulls.filter(({ number, signature }) => which === 'all' || known.get(number) !== signature);
  return [...news.map(({ number }) => number), ...gone];
}
