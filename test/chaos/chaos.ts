/** One run: people do things while everything goes wrong; then it is quiet, and what stands must be right. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../src/simulator/index.ts';
import { randomFrom } from '../fuzz/random.ts';
import { startRedis } from '../redis.ts';
import { IDENTITY, REPO, startGround } from '../stories/ground.ts';
import { wrongAtRest } from './at-rest.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { openLog, startInstance } from './instances.ts';
import { type Deed, type People, peopleOf } from './people.ts';
import { quietRun } from './quiet-run.ts';
import { lookAtAll, rest } from './rest.ts';
import { dependsOnMoment, differences, standingOf } from './standing.ts';
import { KINDS, makeTrouble, PATIENCE, writesIn } from './trouble.ts';
import { ROLES } from './words.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly steps: number;
  readonly instances: number;
  /** Whether they meet in a Redis. */
  readonly redis: boolean;
}

export interface ChaosReport {
  /** Empty when all is right. */
  readonly wrong: readonly string[];
  /** How often each kind of trouble struck. */
  readonly struck: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
  /** What people did. */
  readonly script: readonly Deed[];
  /** Where the file is that the instances logged to. */
  readonly log: string;
}

const PULLS = 4;
/** Milliseconds between two deeds, at most. */
const PAUSE = 600;

export async function runChaos({ seed, steps, instances, redis: withRedis }: ChaosOptions): Promise<ChaosReport> {
  const logFile = join(mkdtempSync(join(tmpdir(), 'chaos-')), 'app.log');
  const log = openLog(logFile);
  const simulator = await startGround({ files: { 'readme.md': '# Connectors\n' }, roles: ROLES });
  simulator.world.createUser('sam');
  const redis = withRedis ? await startRedis() : null;
  const start = (more: Readonly<Record<string, string>>) => startInstance({ ...settings(simulator), ...more }, log);
  const shared: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
  const random = randomFrom(seed + 1);
  const fleet = await startFleet(instances, () => start(shared), random);
  let now = fleet;
  const gateway = await startGateway(() => now.urls(), randomFrom(seed + 2));
  simulator.setWebhookUrl(gateway.url);
  simulator.faults.requests(
    makeTrouble(randomFrom(seed + 3), simulator.requests, () => {
      if (random.chance(0.02)) fleet.killOne();
    }),
  );

  const struckNow = () => struckIn(simulator, gateway, fleet, instances > 1);
  const isEnough = () => Object.values(struckNow()).every((times) => times > 0);
  const people = peopleOf(simulator.world, seed, PULLS);
  const script = await play(people, fleet, { seed, steps, rolls: instances > 1 }, isEnough);

  simulator.faults.clear();
  gateway.behave();
  await fleet.close();
  await lookAtAll(simulator);
  now = await startFleet(1, () => start({ ...shared, SWEEP_MINUTES: '1440' }), random);
  await rest(simulator, gateway, redis);
  await now.close();
  const wrong = wrongAtRest(simulator.world);

  now = await startFleet(1, () => start({ SWEEP_MINUTES: '1440' }), random);
  await rest(simulator, gateway, null);
  const before = simulator.requests.length;
  wrong.push(...(await wrongToFreshEyes(simulator, gateway)));
  await now.close();
  const struck = struckNow();
  wrong.push(...Object.entries(struck).flatMap(([kind, times]) => (times === 0 ? `never struck: ${kind}` : [])));
  const { compared, impossible, unlike } = await compareWithQuietRun(simulator, people, seed, script);
  wrong.push(...unlike);
  const figures = {
    'compared with a quiet run': compared,
    'not possible there': impossible,
    deeds: script.length,
    webhooks: gateway.counts.taken,
    calls: before,
    writes: writesIn(simulator.requests).length,
    'taken back': simulator.requests.filter(({ method, path }) => method === 'DELETE' && /comments/.test(path)).length,
  };
  await gateway.close();
  await simulator.close();
  await redis?.close();
  log.end();
  return { wrong, struck, figures, script, log: logFile };
}

function settings({ url }: Simulator): Record<string, string> {
  const { appId, privateKey, webhookSecret } = IDENTITY;
  return {
    ...{ APP_ID: String(appId), PRIVATE_KEY: privateKey, WEBHOOK_SECRET: webhookSecret, GITHUB_API_URL: url },
    ...{ HOST: '127.0.0.1', PORT: '0', SWEEP_MINUTES: '0.1', WRITE_GAP_MS: '0', COMMENT_GAP_MS: '0' },
    REQUEST_TIMEOUT_SECONDS: String(PATIENCE),
  };
}

interface Play {
  readonly seed: number;
  readonly steps: number;
  /** Whether all instances are replaced by new ones now and then. */
  readonly rolls: boolean;
}

/** What people did, while instances were killed. It goes on until every trouble has struck, but not for ever. */
async function play(people: People, fleet: Fleet, how: Play, isEnough: () => boolean): Promise<Deed[]> {
  const { seed, steps, rolls } = how;
  const random = randomFrom(seed + 4);
  const script: Deed[] = [];
  const rolling: Promise<void>[] = [];
  for (let step = 0; step < steps || (step < 3 * steps && !isEnough()); step++) {
    script.push(people.act(step));
    if (step % 20 === 9) fleet.killOne();
    if (rolls && step % 40 === 20) rolling.push(fleet.roll());
    await sleep(random.below(PAUSE));
  }
  await Promise.all(rolling);
  return script;
}

/** Has an instance look at every pull request once more: what it does not look at, and what it still writes. */
async function wrongToFreshEyes(simulator: Simulator, gateway: Gateway): Promise<string[]> {
  const before = simulator.requests.length;
  const pulls = simulator.world.pulls(REPO);
  const shown = new Map(pulls.map((number) => [number, wordsOf(simulator, number)]));
  for (const number of pulls) simulator.redeliver(openingOf(simulator, number));
  await rest(simulator, gateway, null);
  const asked = simulator.requests.slice(before);
  const looked = asked.filter(({ operation }) => operation === 'PullRequest').length;
  const changed = pulls.flatMap((number) => changedWords(shown.get(number) ?? [], wordsOf(simulator, number)));
  const missed = looked < pulls.length ? [`a fresh instance looked at ${looked} of ${pulls.length} only`] : [];
  return [...missed, ...writesIn(asked).map((line) => `a fresh instance still writes: ${line}`), ...changed];
}

/** What stands otherwise than it does when nothing goes wrong. */
async function compareWithQuietRun({ world }: Simulator, { said }: People, seed: number, script: readonly Deed[]) {
  const quiet = await quietRun(seed, PULLS, script);
  const pairs = [...quiet.standing].map(([number, standing]) => ({ pull: world.pull(REPO, number), standing }));
  const comparable = pairs.filter(({ pull }) => !dependsOnMoment(pull));
  const unlike = comparable.flatMap(({ pull, standing }) =>
    differences(standingOf(pull, said), standing).map((what) => `#${pull.number} has ${what}`),
  );
  return { compared: comparable.length, impossible: quiet.impossible, unlike };
}

/** Everything written there, line by line. */
function wordsOf({ world }: Simulator, number: number): string[] {
  const { comments, checkRuns, labels } = world.pull(REPO, number);
  const check = checkRuns.map(({ status, conclusion, externalId, title, summary, text }) =>
    [status, conclusion, externalId, title, summary, text].join('\n'),
  );
  const all = [...comments.map(({ body }) => body), ...check, labels.join(', ')];
  return all.flatMap((text) => text.split('\n')).map((line) => `#${number} ${line}`);
}

function changedWords(before: readonly string[], after: readonly string[]): string[] {
  const [then, now] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `  - ${line}`),
    ...after.filter((line) => !then.has(line)).map((line) => `  + ${line}`),
  ];
}

function openingOf({ deliveries }: Simulator, number: number): string {
  const isAbout = ({ pull_request }: Readonly<Record<string, unknown>>) =>
    (pull_request as { number?: number } | undefined)?.number === number;
  const found = deliveries.find(({ event, payload }) => event === 'pull_request' && isAbout(payload));
  if (!found) throw new Error(`no event of #${number}`);
  return found.guid;
}

function struckIn({ requests }: Simulator, { counts }: Gateway, fleet: Fleet, rolls: boolean): Record<string, number> {
  const faults = KINDS.map((kind) => [kind, requests.filter(({ fault }) => fault === kind).length] as const);
  const { lost, doubled, late, reordered } = counts;
  const webhooks = {
    'webhook lost': lost,
    'webhook doubled': doubled,
    'webhook late': late,
    'webhook out of order': reordered,
  };
  const deployments = rolls ? { 'rolling deployment': fleet.counts.rolls } : {};
  return { ...Object.fromEntries(faults), ...webhooks, 'instance killed': fleet.counts.kills, ...deployments };
}
