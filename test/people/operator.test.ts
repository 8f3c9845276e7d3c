/** Who runs the App: from the environment to an App that reviews, with the package and a GitHub beside it. */
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PullView, Simulator } from '../../src/simulator/index.ts';
import { FORK, IDENTITY, PARTNER, REPO, startGround } from '../stories/ground.ts';
import { startEnterprise } from './enterprise.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

const APP = './node_modules/@connector-reviewer/cli/dist/app.js';

let folder: FreshFolder;
let simulator: Simulator;
beforeEach(async () => {
  folder = await freshFolder();
  simulator = await startGround({ files: { 'readme.md': '# Connectors\n' }, roles: { mona: 'maintain' } });
});
afterEach(async () => {
  await folder.close();
  await simulator.close();
});

const variables = () => ({
  APP_ID: String(IDENTITY.appId),
  PRIVATE_KEY: IDENTITY.privateKey.replaceAll('\n', '\\n'),
  WEBHOOK_SECRET: IDENTITY.webhookSecret,
  GITHUB_API_URL: simulator.url,
  ...{ HOST: '127.0.0.1', PORT: '0', WRITE_GAP_MS: '0', COMMENT_GAP_MS: '0' },
});

/** Resolves with what a line of its output has after a text. */
async function said(child: ChildProcess, text: RegExp): Promise<string> {
  for await (const line of createInterface(child.stdout!)) {
    const found = text.exec(line);
    if (found) return found[1] ?? found[0];
  }
  throw new Error(`it ended without ${text}`);
}

/** A partner opens a pull request. Resolves when it was reviewed. */
async function reviewed() {
  const folder = 'certified-connectors/Contoso';
  world().commit(FORK, 'work', {
    changes: { [`${folder}/readme.md`]: '# Contoso\n' },
    message: 'Add',
    author: PARTNER,
  });
  const number = world().openPull({
    ...{ repo: REPO, base: 'dev', headRepo: FORK, headBranch: 'work', title: 'Contoso', body: '', author: PARTNER },
  });
  while (!isDone(world().pull(REPO, number))) await sleep(50);
  return world().pull(REPO, number);
}
const isDone = ({ checkRuns, comments }: PullView) => comments.length > 0 && checkRuns[0]?.status === 'completed';
const world = () => simulator.world;

const script = hasPackage ? test : test.skip;

script(
  'with three settings in the environment the App runs, reviews, and is gone when it is told to stop',
  async () => {
    const app = folder.start('connector-reviewer', ['start'], { env: variables() });
    const url = await said(app, /"url":"(http[^"]+)"/);
    simulator.setWebhookUrl(`${url}/api/github/webhooks`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { checkRuns, comments } = await reviewed();
    expect(checkRuns.map(({ name }) => name)).toEqual(['Connector certification']);
    expect(comments).toHaveLength(1);
    app.kill('SIGTERM');
    const [code] = await new Promise<unknown[]>((resolve) => app.once('exit', (...how) => resolve(how)));
    expect(code).toBe(0);
  },
);

script('a wrong key is told at the start, with what to do', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { code, stderr } = await folder.run('connector-reviewer', ['start'], { env: { ...variables(), PRIVATE_KEY } });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/does not accept this key.*generate a new private key/s)]);
});

script('who runs Probot apps already runs it by `probot run`, against a GitHub Enterprise', async () => {
  const [enterprise, port] = [await startEnterprise(simulator.url), String(await freePort())];
  const env = { ...variables(), GHE_HOST: enterprise.host, GHE_PROTOCOL: 'http', PORT: port, SWEEP_MINUTES: '0' };
  const probot = folder.start('probot', ['run', APP], {
    env: { ...env, NODE_ENV: 'production' },
  });
  await said(probot, /Listening on/);
  simulator.setWebhookUrl(`http://127.0.0.1:${port}/api/github/webhooks`);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await reviewed()).checkRuns).toHaveLength(1);
  enterprise.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
