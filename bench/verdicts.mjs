/** From webhook to finished verdict: the App beside the simulator. For `npm run load`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStage, REPO } from './stage.mjs';

const PULLS = 50;
const AT_REST = 10;

/** Pairs of what was measured and its milliseconds. */
export async function measureVerdicts() {
  const stage = await openStage();
  const numbers = [];
  for (let number = 1; number <= PULLS; number++) numbers.push(stage.open(number));
  await stage.quiet();
  const atRest = [];
  for (let round = 0; round < AT_REST; round++) {
    await sleep(200);
    atRest.push(await stage.timeOf(() => stage.push(1, round)));
  }
  const woken = await stage.timeOf(() => {
    for (const number of numbers) stage.world.comment(REPO, number, 'pat', 'Anything new?');
  });
  await stage.close();
  return [
    ['from a push to the finished check, at rest (median)', atRest.sort((a, b) => a - b)[AT_REST >> 1]],
    [`until ${PULLS} pull requests that were woken at once are done`, woken],
  ];
}
