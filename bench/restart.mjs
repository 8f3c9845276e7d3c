/** A start of the App beside open pull requests that are all settled: what it asks, and how long until it is quiet. For `npm run load`. */
import { openStage } from './stage.mjs';

const DAY = 24 * 60 * 60 * 1000;

/** @param count of pull requests */
export async function measureRestart(count) {
  const stage = await openStage();
  for (let number = 1; number <= count; number++) {
    stage.open(number);
    if (number % 400 > 0) continue;
    await stage.quiet();
    stage.passHour();
  }
  await stage.quiet();
  const before = stage.requests.length;
  const start = performance.now();
  const app = await stage.startApp(DAY);
  await app.idle();
  const milliseconds = performance.now() - start;
  const calls = stage.requests.slice(before);
  await app.close();
  await stage.close();
  const reviewed = calls.filter(({ operation }) => operation === 'PullRequest').length;
  return { calls: calls.length, reviewed, milliseconds };
}
