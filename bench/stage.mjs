/** The App beside the simulator, for what is measured of both. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { pino } from 'pino';
import { startServer } from '../dist/server.js';
import { startSimulator } from '../dist/simulator/index.js';

export const REPO = 'contoso/connectors';
const FILE = (number) => `certified-connectors/Contoso${number}/apiProperties.json`;

/** Nothing in it yet but a repository and its fork. */
export async function openStage() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { default_permissions: permissions, default_events: events } = load(
    readFileSync(new URL('../app.yml', import.meta.url), 'utf8'),
  );
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const webhookSecret = 'only for this benchmark';
  let ahead = 0;
  const simulator = await startSimulator({
    app: { id: 1, slug: 'connector-reviewer', publicKey, webhookSecret, permissions, events },
    ...{ now: () => new Date(Date.now() + ahead), tokenLifetime: 30 * 24 * 3600 },
  });
  const startApp = (sweepEvery) =>
    startServer({
      ...{
        appId: 1,
        webhookSecret,
        githubUrl: simulator.url,
        host: '127.0.0.1',
        port: 0,
        log: pino({ level: 'fatal' }),
      },
      privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      // The App's own speed: how fast it may write is GitHub's business.
      ...{ sweepEvery, gaps: { write: 0, comment: 0 } },
    });
  const app = await startApp(0);
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
    ...{ world, quiet, push, startApp, requests: simulator.requests },
    /** GitHub allows 5000 requests an hour. */
    passHour: () => {
      ahead += 3_600_000;
    },
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
