/** An Octokit that keeps to GitHub's manners: writes one after another, nothing at all while a limit lasts, no dead token. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbotOctokit } from 'probot';
import { type Answer, answerOf } from './answered.ts';
import { LimitedError, passing } from './errors.ts';
import type { Pace } from './pace.ts';

export interface Manners {
  readonly installation: number;
  readonly pace: Pace;
  /** Milliseconds between two writes; GitHub asks for a second. */
  readonly writeGap: number;
  /** Milliseconds between two writes that people are told of: comments, reviews. Three seconds keep below GitHub's limit. */
  readonly commentGap: number;
  /** Gets a new token in place of one that GitHub knows no more. */
  readonly renew: () => Promise<unknown>;
  /** Asked before each write; one that throws keeps it from being sent. */
  readonly beforeWrite?: () => Promise<void>;
  /** Hears of every request. */
  readonly onRequest?: (sent: Pick<Sent, 'method' | 'url'>) => void;
  /** Hears how every request was answered. */
  readonly onAnswer?: (answer: Answer) => void;
}

/** What the request hooks are given, as far as it is needed. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly query?: unknown;
  readonly request?: { readonly signal?: AbortSignal | undefined } | undefined;
}

/** Reads are not paced; GraphQL's queries are reads. */
export function makePolite(octokit: ProbotOctokit, manners: Manners): ProbotOctokit {
  const { installation, pace, renew, onRequest } = manners;
  const tell = (error: unknown, headers: object) =>
    manners.onAnswer?.(answerOf(installation, error, headers as Readonly<Record<string, string>>, Date.now()));
  octokit.hook.wrap('request', async (request, options) => {
    const until = await pace.restsUntil(installation);
    if (until > 0) throw new LimitedError(until);
    await waitForTurn(options as Sent, manners);
    try {
      onRequest?.(options);
      const response = await request(options);
      const limit = limitIn(response.data, response.headers);
      tell(limit, response.headers);
      await noteLimit(limit, manners);
      return response;
    } catch (error) {
      tell(error, (error as { response?: { headers?: object } }).response?.headers ?? {});
      await noteLimit(error, manners);
      if ((error as { status?: unknown }).status !== 401) throw error;
      await renew();
      onRequest?.(options);
      return request(options);
    }
  });
  return octokit;
}

async function waitForTurn(
  sent: Sent,
  { installation, pace, writeGap, commentGap, beforeWrite }: Manners,
): Promise<void> {
  if (!isWrite(sent)) return;
  const signal = sent.request?.signal;
  const wait = async (lane: string, gap: number) => {
    const pause = await pace.turn(`${lane}:${installation}`, gap);
    if (pause > 0) await sleep(pause, undefined, signal ? { signal } : {});
  };
  await wait('write', writeGap);
  if (isTold(sent)) await wait('comment', commentGap);
  await beforeWrite?.();
}

function isWrite({ method, url, query }: Sent): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return !url.endsWith('/graphql') || (typeof query === 'string' && query.trimStart().startsWith('mutation'));
}

/** Whether people get a message of it: comments and reviews, on templates as well as on filled-in addresses. */
function isTold({ method, url }: Sent): boolean {
  return method !== 'DELETE' && /\/(?:comments|reviews|requested_reviewers|merge)$/.test(url);
}

/** GraphQL answers 200 to what its limit refused. */
function limitIn(data: unknown, headers: object): unknown {
  const errors = (data as { errors?: unknown } | null)?.errors;
  return Array.isArray(errors) ? Object.assign(new Error('GraphQL refused'), { errors, response: { headers } }) : null;
}

async function noteLimit(error: unknown, { installation, pace }: Manners): Promise<void> {
  const now = Date.now();
  const fault = passing(error, now);
  if (fault?.refused && fault.waitMs !== null) await pace.rest(installation, now + fault.waitMs);
}
