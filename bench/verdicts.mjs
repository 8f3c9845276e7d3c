/** From webhook to finished verdict: the App beside the simulator. For `npm run load`. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'js-yaml';
import { pino } from 'pino';
import { startServer } from '../dist/server.js';
import { startSimulator } from '../dist/simulator/index.js';

const REPO = 'contoso/connectors';
const PULLS = 50;
const AT_REST = 10;
const FILE = (number) => `certified-connectors/Contoso${number}/apiProperties.json`;

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

async function openStage() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { default_permissions: permissions, default_events: events } = load(
    readFileSync(new URL('../app.yml', import.meta.url), 'utf8'),
  );
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const webhookSecret = 'only for this benchmark';
  const simulator = await startSimulator({
    app: { id: 1, slug: 'connector-reviewer', publicKey, webhookSecret, permissions, events },
  });
  const app = await startServer({
    ...{ appId: 1, webhookSecret, githubUrl: simulator.url, host: '127.0.0.1', port: 0, log: pino({ level: 'fatal' }) },
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    // The App's own speed: how fast it may write is GitHub's business.
    ...{ sweepEvery: 0, gaps: { write: 0, comment: 0 } },
  });
  const { world } = simulator;
  for (const login of ['contoso', 'pat']) world.createUser(login);
  world.createRepository({ owner: 'contoso', name: 'connectors', files: { 'readme.md': '# Connectors\n' } });
  world.install(REPO);
  const fork = world.fork(REPO, 'pat');
  simulator.setWebhookUrl(app.webhookUrl);
  const quiet = async () => {
    for (let seen = -1; seen !== simulator.requests.length; ) {
      seen = simulator.requests.length;
      await simulator.settled();
      await app.idle();
    }
  };
  const push = (number, version) =>
    world.commit(fork, `work-${number}`, {
      changes: { [FILE(number)]: `{ "properties": { "iconBrandColor": "#${version}" } }\n` },
      ...{ message: 'Work', author: 'pat' },
    });
  return {
    ...{ world, quiet, push },
    open: (number) => {
      push(number, 'a');
      return world.openPull({
        ...{ repo: REPO, headRepo: fork, headBranch: `work-${number}`, title: `Contoso ${number}`, author: 'pat' },
      });
    },
    timeOf: async (deed) => {
      const start = performance.now();
      deed();
      await quiet();
      return performance.now() - start;
    },
    close: async () => {
      await app.close();
      await simulator.close();
    },
  };
}
