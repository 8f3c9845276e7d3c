/** What commands that speak to GitHub have in common: the address, the token, who it is, and refusals in words. */
import type { GitHub } from '../../github/client.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

const ADDRESS = /^(?:https:\/\/[^/]+\/)?([\w.-]+)\/([\w.-]+)(?:#|\/pull\/)(\d{1,10})\/?$/;

/** A pull request's address. @throws UsageError */
export function keyOf(address: string): PullKey {
  const [, owner, repo, number] = ADDRESS.exec(address) ?? [];
  if (owner && repo && Number(number) > 0) return { owner, repo, number: Number(number) };
  throw new UsageError(`${address} is not a pull request`, 'Write it as OWNER/REPO#NUMBER.');
}

/** @throws UsageError without a token */
export async function connect({ GITHUB_TOKEN: auth, GITHUB_API_URL: baseUrl }: Io['env']): Promise<GitHub> {
  if (!auth)
    throw new UsageError('GITHUB_TOKEN is not set', 'Put a token in it that may read the repository: gh auth token.');
  const { Octokit } = await import('@octokit/rest');
  // What fails is told once, in words of ours.
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  return new Octokit({ auth, log, userAgent: 'connector-reviewer', ...(baseUrl ? { baseUrl } : {}) });
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'The token in GITHUB_TOKEN is wrong or has run out: make a new one.',
  403: 'Give the token the right to read contents, pull requests, issues and checks, or wait if a limit is reached.',
  404: 'Check the name and number; the token must be allowed to see the repository.',
};

/** GitHub's refusals in words that say what to do. */
export async function orRefused<T>(address: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { status, name, message } = error as { status?: number; name: string; message: string };
    const fromGitHub =
      status !== undefined || ['GraphqlResponseError', 'IncompleteError', 'HeadMovedError'].includes(name);
    if (name === 'TokenOwnerError') throw new UsageError(message, 'Use a token of a person, or of GitHub Actions.');
    if (!fromGitHub) throw error;
    const advice = ADVICE[status ?? (/NOT_FOUND|resolve to a/i.test(message) ? 404 : 0)] ?? 'Try again later.';
    throw new UsageError(`${address} can't be read: ${message}`, advice);
  }
}
