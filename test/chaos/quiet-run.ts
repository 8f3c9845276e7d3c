/** The same script with nothing going wrong: one instance, which is done with each deed before the next, and a sweep at the end. */
import { REPO, startWorld } from '../stories/world.ts';
import { type Deed, peopleOf } from './people.ts';
import { lookAtAll } from './rest.ts';
import { dependsOnMoment, type Standing, standingOf } from './standing.ts';
import { ROLES } from './words.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface QuietRun {
  /** By pull request, as far as it can be compared. */
  readonly standing: ReadonlyMap<number, Standing>;
  /** Deeds that were not possible: what the App had written there otherwise, it had taken away again. */
  readonly impossible: number;
}

export async function quietRun(seed: number, opened: number, script: readonly Deed[]): Promise<QuietRun> {
  const story = await startWorld({ roles: ROLES });
  const { world } = story;
  world.createUser('sam');
  const people = peopleOf(world, seed, opened);
  let impossible = 0;
  for (const deed of script) {
    if (deed.refused) continue;
    try {
      people.repeat(deed);
    } catch {
      impossible++;
    }
    await story.quiet();
    story.tick();
  }
  await lookAtAll(story.simulator);
  const sweeping = await story.startApp({ sweepEvery: DAY });
  await sweeping.idle();
  await sweeping.close();
  await story.quiet();
  const pulls = world
    .pulls(REPO)
    .map((number) => world.pull(REPO, number))
    .filter((pull) => !dependsOnMoment(pull));
  const standing = new Map(pulls.map((pull) => [pull.number, standingOf(pull, people.said)]));
  await story.close();
  return { standing, impossible };
}
