#!/usr/bin/env node
/**
 * Webhooks taken a second by the App and by bare Probot (one handler that does nothing), in turns, each in a process of its own.
 *   npm run bench:webhooks [-- --rounds N]
 * GitHub is a server that never answers: what is measured is how fast webhooks are verified and taken, not the reviews.
 */
import { spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const WEBHOOKS = 4000;
const CONNECTIONS = 32;
const SECRET = 'a secret of this benchmark';
/** About what GitHub sends for a pull request. */
const PAYLOAD_BYTES = 24_000;

const silent = createServer(() => undefined).listen(0, '127.0.0.1');
await once(silent, 'listening');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const env = {
  ...process.env,
  APP_ID: '1',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  WEBHOOK_SECRET: SECRET,
  GITHUB_API_URL: `http://127.0.0.1:${silent.address().port}`,
};
const bodies = Array.from({ length: 50 }, (_, index) => signed(index + 1));

const taken = { app: [], probot: [] };
for (let round = 0; round < Number(values.rounds); round++) {
  for (const side of Object.keys(taken)) taken[side].push(await rateOf(side));
}
silent.close();
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [app, probot] = [median(taken.app), median(taken.probot)];
process.stdout.write(
  [
    '| webhooks taken a second | measured | at least | first class |',
    '|---|---|---|---|',
    `| bare Probot | ${Math.round(probot)} | | |`,
    `| the App | ${Math.round(app)} | | |`,
    `| **the App against bare Probot** | **${(app / probot).toFixed(2)} ×** | 0.9 × | more than Probot |`,
    '',
  ].join('\n'),
);

/** Webhooks a second that a fresh process of one side takes; the first tenth warms it up. */
async function rateOf(side) {
  const server = spawn(process.execPath, [fileURLToPath(new URL('webhook-server.mjs', import.meta.url)), side], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(server.stdout), 'line');
  await send(url, WEBHOOKS / 10);
  const start = performance.now();
  await send(url, WEBHOOKS);
  const seconds = (performance.now() - start) / 1000;
  server.kill('SIGKILL');
  return WEBHOOKS / seconds;
}

async function send(url, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let sent = 0;
  const one = async () => {
    while (sent < count) await post(url, agent, bodies[sent++ % bodies.length]);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  agent.destroy();
}

function post(url, agent, { body, signature }) {
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-github-event': 'pull_request',
    'x-github-delivery': crypto.randomUUID(),
    'x-hub-signature-256': signature,
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode >= 300) reject(new Error(`a webhook was answered with ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    sending.on('error', reject).end(body);
  });
}

function signed(number) {
  const body = Buffer.from(
    JSON.stringify({
      action: 'synchronize',
      number,
      installation: { id: 1 },
      repository: { name: 'connectors', owner: { login: 'contoso' } },
      pull_request: { number, body: 'x'.repeat(PAYLOAD_BYTES) },
      sender: { login: 'pat', type: 'User' },
    }),
  );
  return { body, signature: `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}` };
}
