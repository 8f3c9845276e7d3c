#!/usr/bin/env node
/**
 * Webhooks taken a second by the App and by bare Probot (one handler that does nothing), in turns, each in a process of its own.
 *   npm run bench:webhooks [-- --rounds N]
 * GitHub is a server that never answers: what is measured is how fast webhooks are verified and taken, not the reviews.
 */
import { parseArgs } from 'node:util';
import { send, silentGitHub, startSide } from './send-webhooks.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const WEBHOOKS = 4000;

const github = await silentGitHub();
const taken = { app: [], probot: [] };
for (let round = 0; round < Number(values.rounds); round++) {
  for (const side of Object.keys(taken)) taken[side].push(await rateOf(side));
}
github.close();
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [app, probot] = [median(taken.app), median(taken.probot)];
process.stdout.write(
  [
    '| webhooks taken a second | measured | at least | first class |',
    '|---|---|---|---|',
    `| bare Probot | ${Math.round(probot)} | | |`,
    `| the App | ${Math.round(app)} | | |`,
    `| **the App against bare Probot** | **${(app / probot).toFixed(2)} ×** | 0.8 × | as many as Probot |`,
    '',
  ].join('\n'),
);

/** Webhooks a second that a fresh process of one side takes; the first tenth warms it up. */
async function rateOf(side) {
  const server = await startSide(side, github.env);
  await send(server.url, WEBHOOKS / 10);
  const start = performance.now();
  await send(server.url, WEBHOOKS);
  const seconds = (performance.now() - start) / 1000;
  server.stop();
  return WEBHOOKS / seconds;
}
