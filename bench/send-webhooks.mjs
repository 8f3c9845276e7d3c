/** Sends webhooks to a server that takes them, as GitHub does: signed, many at once. For the benchmarks. */
import { spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CONNECTIONS = 32;
const SECRET = 'a secret of this benchmark';
/** About what GitHub sends for a pull request. */
const PAYLOAD_BYTES = 24_000;

const bodies = Array.from({ length: 50 }, (_, index) => signed(index + 1));

/** A GitHub that never answers: what is measured is how webhooks are taken, not the reviews. */
export async function silentGitHub() {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const env = {
    ...process.env,
    APP_ID: '1',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: `http://127.0.0.1:${server.address().port}`,
  };
  return { env, close: () => server.close() };
}

/** One side in a process of its own: `app` or `probot`. */
export async function startSide(side, env) {
  const server = spawn(process.execPath, [fileURLToPath(new URL('webhook-server.mjs', import.meta.url)), side], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(server.stdout), 'line');
  return { url, pid: server.pid, stop: () => server.kill('SIGKILL') };
}

/** Sends so many, 32 at once. Returns the milliseconds until each was answered. */
export async function send(url, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  let sent = 0;
  const one = async () => {
    while (sent < count) {
      const start = performance.now();
      await post(url, agent, bodies[sent++ % bodies.length]);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  agent.destroy();
  return times;
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
