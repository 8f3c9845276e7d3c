#!/usr/bin/env node
/**
 * What the App bears: webhooks taken beside bare Probot in the same run, the time to a verdict, memory, and a restart.
 *   npm run load [-- --rounds N --webhooks N --settled N]
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measureRestart } from './restart.mjs';
import { send, silentGitHub, startSide } from './send-webhooks.mjs';
import { measureVerdicts } from './verdicts.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    webhooks: { type: 'string', default: '50000' },
    settled: { type: 'string', default: '1000' },
  },
});
const ROUND = 4000;

const github = await silentGitHub();
const measured = { probot: [], app: [] };
for (let round = 0; round < Number(values.rounds); round++)
  for (const side of Object.keys(measured)) measured[side].push(await oneRound(side));
const memory = await memoryAfter(Number(values.webhooks));
github.close();
const verdicts = await measureVerdicts();
const restart = await measureRestart(Number(values.settled));

const row = (name, side) => {
  const of = (what) => median(measured[side].map((each) => each[what]));
  return `| ${name} | ${Math.round(of('rate'))} | ${of('p50').toFixed(1)} ms | ${of('p99').toFixed(1)} ms |`;
};
process.stdout.write(
  [
    '| webhooks | taken a second | answered, p50 | p99 |',
    '|---|---|---|---|',
    row('bare Probot', 'probot'),
    row('the App', 'app'),
    '',
    '| the App | |',
    '|---|---|',
    ...verdicts.map(([what, milliseconds]) => `| ${what} | ${Math.round(milliseconds)} ms |`),
    `| a start beside ${values.settled} settled open pull requests, until it is quiet | ${Math.round(restart.milliseconds)} ms |`,
    `| its calls, and how many of the pull requests were reviewed | ${restart.calls}, ${restart.reviewed} |`,
    `| memory before any webhook | ${memory.before} MB |`,
    `| memory after ${values.webhooks} webhooks | ${memory.after} MB |`,
    '',
  ].join('\n'),
);
process.exit(0);

async function oneRound(side) {
  const server = await startSide(side, github.env);
  await send(server.url, ROUND / 10);
  const start = performance.now();
  const times = (await send(server.url, ROUND)).sort((a, b) => a - b);
  const rate = ROUND / ((performance.now() - start) / 1000);
  server.stop();
  return { rate, p50: times[ROUND >> 1], p99: times[Math.floor(ROUND * 0.99)] };
}

async function memoryAfter(count) {
  const server = await startSide('app', github.env);
  await send(server.url, 100);
  const before = residentOf(server.pid);
  await send(server.url, count);
  await sleep(2000);
  const after = residentOf(server.pid);
  server.stop();
  return { before, after };
}

/** Megabytes of a process, as Linux counts them. */
function residentOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
