/** The App's ways to GitHub: as itself, and for one run of an installation. */
import type { Probot } from 'probot';
import type { Answer } from '../github/answered.ts';
import { Client, type ClientOptions, type GitHub } from '../github/client.ts';
import type { Pace } from '../github/pace.ts';
import { type Manners, makePolite } from '../github/polite.ts';

/** How fast the App may write. Not needed against a simulator. */
export interface Gaps {
  /** Milliseconds between two writes of an installation. */
  readonly write: number;
  /** Milliseconds between two of its comments or reviews. */
  readonly comment: number;
}

/** Longer limits are the queue's business: nobody else should wait for a run that waits. */
const LONGEST_WAIT = 2000;

export interface AccessOptions {
  readonly gaps: Gaps;
  /** Milliseconds that GitHub may take to answer one request. */
  readonly requestTimeout: number;
  /** Hears how GitHub answers requests for installations. */
  readonly onAnswer?: (answer: Answer) => void;
}

export interface Access {
  readonly github: GitHub;
  /** Requests sent so far. */
  calls(): number;
}

export interface GitHubAccess {
  /** How to make each client. */
  readonly client: ClientOptions;
  /** As the App itself. */
  app(signal: AbortSignal): Promise<Client>;
  installation(id: number, hooks?: Pick<Manners, 'beforeWrite' | 'onRequest'>): Promise<Access>;
}

export function makeGitHubAccess(
  app: Pick<Probot, 'auth'>,
  pace: Pace,
  { gaps, requestTimeout, onAnswer }: AccessOptions,
): GitHubAccess {
  const client: ClientOptions = { longestWait: LONGEST_WAIT, timeout: requestTimeout };
  const renew = async (installationId: number) =>
    (await app.auth()).auth({ type: 'installation', installationId, refresh: true });
  return {
    client,
    app: async (signal) => new Client(await app.auth(), signal, client),
    installation: async (id, hooks = {}) => {
      let count = 0;
      const github = makePolite(await app.auth(id), {
        ...{ ...hooks, installation: id, pace, writeGap: gaps.write, commentGap: gaps.comment, renew: () => renew(id) },
        ...(onAnswer ? { onAnswer } : {}),
        onRequest: (sent) => {
          count++;
          hooks.onRequest?.(sent);
        },
      });
      return { github, calls: () => count };
    },
  };
}

/** The App's id, as Probot was given it. Throws where Probot has a token instead, or a key that is none. */
export async function appIdOf(app: Probot): Promise<number> {
  const { appId } = (await (await app.auth()).auth({ type: 'app' })) as { readonly appId?: number | string };
  if (appId === undefined) throw new Error('This is a GitHub App: Probot needs its appId and privateKey, not a token');
  return Number(appId);
}
