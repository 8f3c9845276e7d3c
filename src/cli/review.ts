/** `review`: a pull request on GitHub, with a token in place of the App. */

import type { FileSet } from '../connector/types.ts';
import { decisionOf } from '../format/report.ts';
import { makeApply } from '../github/apply.ts';
import { ContentCache } from '../github/cache.ts';
import { Client, type GitHub } from '../github/client.ts';
import { makeObserve } from '../github/observe.ts';
import type { Identity } from '../github/people.ts';
import { planReview } from '../review/review.ts';
import type { PullKey } from '../review/types.ts';
import { loadRules } from '../rules/load.ts';
import { loadMachine } from '../stages/load.ts';
import { UsageError } from './errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { type OutputOptions, print } from './output.ts';
import { tellPlan, tellResults } from './plan-lines.ts';
import { textsAmong } from './texts.ts';

export interface ReviewOptions extends OutputOptions {
  /** Carries the plan out; else it is only told. */
  readonly apply?: boolean;
}

/** Milliseconds the whole review may take. */
const LIMIT = 5 * 60_000;
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * Reviews a pull request with GITHUB_TOKEN and prints the verdict and what would be written, or writes it.
 * GITHUB_API_URL, as GitHub's own runners set it, names another GitHub than github.com.
 * @param address `OWNER/REPO#N` or the pull request's URL
 * @throws UsageError for a wrong address, no token, or what GitHub refuses
 */
export async function reviewPullRequest(address: string, options: ReviewOptions, io: Io): Promise<ExitCode> {
  const key = keyOf(address);
  const github = await connect(io.env);
  const signal = AbortSignal.timeout(LIMIT);
  const [rules, machine] = [await loadRules(), loadMachine()];
  const now = new Date();
  const outcome = await orRefused(address, async () => {
    const identity = await identify(new Client(github, signal));
    const protectedLabels = () => machine.stages.map(({ label }) => label);
    const cache = new ContentCache<FileSet>(CACHE_BYTES);
    const observe = makeObserve(async () => github, { identity, protectedLabels, cache });
    return planReview({ observe, rules, machine, now: () => now }, key, signal);
  });
  const { snapshot, inspection, desired, actions } = outcome;
  const decision = decisionOf(desired, now.toISOString());
  const report = { inspection, compared: true, decision, rules, textOf: textsAmong(snapshot.head) };
  const code = await print(report, options, io);
  const out = options.format === 'pretty' ? io.out : io.err;
  if (!options.apply) {
    tellPlan(actions, out);
    return code;
  }
  const results = await makeApply(async () => github)(key, actions, signal);
  tellResults(results, out, io.err);
  return results.every(({ ok }) => ok) ? code : EXIT.refused;
}

const ADDRESS = /^(?:https:\/\/[^/]+\/)?([\w.-]+)\/([\w.-]+)(?:#|\/pull\/)(\d{1,10})\/?$/;

function keyOf(address: string): PullKey {
  const [, owner, repo, number] = ADDRESS.exec(address) ?? [];
  if (owner && repo && Number(number) > 0) return { owner, repo, number: Number(number) };
  throw new UsageError(`${address} is no pull request`, 'Write it as OWNER/REPO#NUMBER.');
}

async function connect({ GITHUB_TOKEN: auth, GITHUB_API_URL: baseUrl }: Io['env']): Promise<GitHub> {
  if (!auth)
    throw new UsageError('GITHUB_TOKEN is not set', 'Put a token in it that may read the repository: gh auth token.');
  const { Octokit } = await import('@octokit/rest');
  return new Octokit({ auth, userAgent: 'connector-reviewer', ...(baseUrl ? { baseUrl } : {}) });
}

/** Whose token a runner of GitHub Actions has: https://api.github.com/apps/github-actions */
const ACTIONS: Identity = { login: 'github-actions', appId: 15368 };

/** Whose words are this program's own. Only people have a user page; other tokens are those of GitHub's runners. */
async function identify(client: Client): Promise<Identity> {
  try {
    const { data } = await client.read((request) => client.github.request('GET /user', { request }));
    return { login: data.login, appId: null };
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status === 403 || status === 404) return ACTIONS;
    throw error;
  }
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'The token in GITHUB_TOKEN is wrong or has run out: make a new one.',
  403: 'Give the token the right to read contents, pull requests, issues and checks, or wait if a limit is reached.',
  404: 'Check the name and number; the token must be allowed to see the repository.',
};

/** GitHub's refusals in words that say what to do. */
async function orRefused<T>(address: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { status, name, message } = error as { status?: number; name: string; message: string };
    const fromGitHub =
      status !== undefined || ['GraphqlResponseError', 'IncompleteError', 'HeadMovedError'].includes(name);
    if (!fromGitHub) throw error;
    const advice = ADVICE[status ?? (/NOT_FOUND|resolve to a/i.test(message) ? 404 : 0)] ?? 'Try again later.';
    throw new UsageError(`${address} can't be read: ${message}`, advice);
  }
}
