/** A GitHub in memory with a connectors repository, and the App beside it as people run it: real HTTP, signed webhooks. */
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';
import type { PersonRole, PullView, Simulator, World } from '../../src/simulator/index.ts';
import { FORK, IDENTITY, PARTNER, REPO, startGround } from './ground.ts';

export { FORK, PARTNER, REPO };

export interface WorldOptions {
  /** The repository's files at the start, on its default branch `dev`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** People besides the owner and the partner, who has no role. */
  readonly roles?: Readonly<Record<string, PersonRole>>;
  readonly now?: () => Date;
  /** Seconds an installation's token is good for: stories that leap in time need them long. */
  readonly tokenLifetime?: number;
  /** What GitHub's history calls a renamed label. */
  readonly labelNames?: 'then' | 'now';
  /** What the App is granted; left out: what app.yml asks for. */
  readonly granted?: Readonly<Record<string, 'read' | 'write'>>;
  /** How the App runs, apart from who it is. */
  readonly app?: Partial<ServerOptions>;
}

export interface StoryWorld {
  readonly simulator: Simulator;
  readonly world: World;
  readonly app: RunningServer;
  /** Starts another instance, which gets no events. Whoever starts it closes it. */
  startApp(how?: Partial<ServerOptions>): Promise<RunningServer>;
  /** Resolves when all webhooks are answered and the App has nothing left to do. */
  quiet(): Promise<void>;
  /** Resolves when the App has swept once more, and has nothing left to do. Only with a `sweepEvery`. */
  swept(): Promise<void>;
  /** GitHub tells moments to the second: what comes after this is later. Not with a `now` of the story's own. */
  tick(): void;
  /** Pushes to the partner's fork and opens a pull request from it. Returns its number. */
  open(changes: Readonly<Record<string, string | Uint8Array | null>>, how?: OpenOptions): number;
  /** Pushes to the branch of the partner's pull request. Returns the commit. */
  push(changes: Readonly<Record<string, string | Uint8Array | null>>, branch?: string): string;
  pull(number: number): PullView;
  /** What the App sent since the last time this was asked: `PullRequest`, `POST /repos/:owner/:repo/check-runs` … */
  calls(): string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly branch?: string;
}

/** Starts both. Close it when the story is over. */
export async function startWorld(options: WorldOptions = {}): Promise<StoryWorld> {
  let ahead = 0;
  const {
    files = { 'readme.md': '# Connectors\n' },
    roles = { mona: 'maintain' },
    now = () => new Date(Date.now() + ahead),
    tokenLifetime,
    granted,
    labelNames = 'then',
    app: how = {},
  } = options;
  const lifetime = tokenLifetime ? { tokenLifetime } : {};
  const simulator = await startGround({ files, roles, labelNames, now, ...lifetime, ...(granted ? { granted } : {}) });
  const startApp = (more: Partial<ServerOptions> = {}) =>
    startServer({
      ...IDENTITY,
      githubUrl: simulator.url,
      ...{ host: '127.0.0.1', port: 0, gaps: { write: 0, comment: 0 }, sweepEvery: 0, firstPause: 10 },
      log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
      now,
      ...how,
      ...more,
    });
  const app = await startApp();
  const { world } = simulator;
  simulator.setWebhookUrl(app.webhookUrl);
  const tick = () => {
    ahead += 1000;
  };
  return { simulator, world, app, startApp, tick, ...doings(simulator, app) };
}

function doings(simulator: Simulator, app: RunningServer) {
  const { world } = simulator;
  let asked = 0;
  const push = (changes: Readonly<Record<string, string | Uint8Array | null>>, branch = 'work') =>
    world.commit(FORK, branch, { changes, message: 'Change connectors', author: PARTNER });
  const quiet = async () => {
    // The App's own deeds send webhooks, too: quiet is when neither has anything left.
    for (let seen = -1; seen !== simulator.requests.length; ) {
      seen = simulator.requests.length;
      await simulator.settled();
      await app.idle();
    }
  };
  return {
    push,
    open: (changes: Readonly<Record<string, string | Uint8Array | null>>, how: OpenOptions = {}) => {
      const { title = 'Contoso (certified)', body = 'Please review.', draft = false, branch = 'work' } = how;
      push(changes, branch);
      return world.openPull({
        ...{ repo: REPO, base: 'dev', headRepo: FORK, headBranch: branch, title, body, author: PARTNER, draft },
      });
    },
    pull: (number: number) => world.pull(REPO, number),
    calls: () => {
      const sent = simulator.requests.slice(asked).map(({ operation, path }) => operation ?? path);
      asked = simulator.requests.length;
      return sent;
    },
    quiet,
    swept: async () => {
      const sweeps = () => simulator.requests.filter(({ operation }) => operation === 'OpenPulls').length;
      for (const before = sweeps(); sweeps() === before; ) await delay(10);
      await quiet();
    },
    close: async () => {
      await app.close();
      await simulator.close();
    },
  };
}
