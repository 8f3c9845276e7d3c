/** Which failures pass by themselves, and when to try again. */
import { ReviewFailedError } from '../review/failed.ts';

/** The head moved while the pull request was being read. */
export class HeadMovedError extends Error {
  constructor() {
    super('The head of the pull request moved while it was being read, twice');
    this.name = 'HeadMovedError';
  }
}

/** GitHub gave less than everything; nothing may be concluded from it. */
export class IncompleteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IncompleteError';
  }
}

/** The installation waits for a limit of GitHub's: nothing was asked. */
export class LimitedError extends Error {
  /** Milliseconds since 1970. */
  readonly until: number;

  constructor(until: number) {
    super(`GitHub asked this installation to wait until ${new Date(until).toISOString()}`);
    this.name = 'LimitedError';
    this.until = until;
  }
}

/** The run no longer holds its pull request: another process has taken it over. */
export class LeaseLostError extends Error {
  constructor() {
    super('Another run has taken over');
    this.name = 'LeaseLostError';
  }
}

/** A fault that passes; `waitMs` is what GitHub asks for, null where it does not say. */
export interface Passing {
  readonly waitMs: number | null;
  /** A limit refused the request before anything was done: it may be sent again whatever it is. */
  readonly refused: boolean;
}

/** What Octokit's errors have in common: RequestError (REST) and GraphqlResponseError. */
interface Answered {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly response?: { readonly headers?: unknown };
  readonly errors?: unknown;
}

/** GitHub's waiting time when a secondary limit does not name one: "wait for at least one minute". */
const SECONDARY_WAIT = 60_000;

/** Errors of ours that say: read again. A review that failed may have been short of time or memory. */
const OURS = [HeadMovedError, IncompleteError, LeaseLostError, ReviewFailedError];

/** Whether trying again later may help; null for what will fail again (no such thing, not allowed, a mistake of ours). */
export function passing(error: unknown, now: number): Passing | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof LimitedError) return { waitMs: Math.max(0, error.until - now), refused: true };
  if (OURS.some((kind) => error instanceof kind)) return { waitMs: null, refused: false };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return { waitMs: null, refused: false };
  const { status, response, headers, errors } = error as Answered;
  const answered = (response?.headers ?? headers ?? {}) as Readonly<Record<string, string | undefined>>;
  if (Array.isArray(errors) && status === undefined) return passingGraphql(errors, answered, now);
  if (status === 403 || status === 429) return limit(error.message, answered, now);
  // 401: a token that ran out during the run; the next run gets a new one.
  if (typeof status === 'number' && (status >= 500 || status === 401)) return { waitMs: null, refused: false };
  return null;
}

/**
 * The same for a whole run, which reads everything afresh: GitHub also says that there is no such thing (404, NOT_FOUND) or
 * that it does not fit (409, 422) when a copy of its data lags behind, or when somebody was faster.
 */
export function passingForRun(error: unknown, now: number): Passing | null {
  const fault = passing(error, now);
  if (fault || !(error instanceof Error)) return fault;
  const { status, errors } = error as Answered;
  const lags = [404, 409, 422].includes(status as number) || (status === undefined && isNotFound(errors));
  return lags ? { waitMs: null, refused: false } : null;
}

function isNotFound(errors: unknown): boolean {
  const types = Array.isArray(errors) ? errors.map((each) => (each as { type?: unknown }).type) : [];
  return types.length > 0 && types.every((type) => type === 'NOT_FOUND' || type === 'UNPROCESSABLE');
}

/** GraphQL answers 200 even to failures: `RATE_LIMITED`, or a timeout, which has no type. */
function passingGraphql(
  errors: readonly unknown[],
  headers: Readonly<Record<string, string | undefined>>,
  now: number,
) {
  const types = errors.map((each) => (each as { type?: unknown }).type);
  if (types.includes('RATE_LIMITED')) return { waitMs: untilReset(headers, now), refused: true };
  return types.every((type) => type === undefined) && errors.some(isTimeout) ? { waitMs: null, refused: false } : null;
}

/** "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug." */
function isTimeout(error: unknown): boolean {
  return /something went wrong|timed? ?out/i.test(String((error as { message?: unknown }).message));
}

/** 403 and 429 are limits when they say so, else refusals. */
function limit(message: string, headers: Readonly<Record<string, string | undefined>>, now: number): Passing | null {
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && after >= 0) return { waitMs: after * 1000, refused: true };
  if (headers['x-ratelimit-remaining'] === '0') return { waitMs: untilReset(headers, now), refused: true };
  return /secondary rate limit|abuse/i.test(message) ? { waitMs: SECONDARY_WAIT, refused: true } : null;
}

function untilReset(headers: Readonly<Record<string, string | undefined>>, now: number): number {
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return Number.isFinite(reset) ? Math.max(1000, reset - now) : SECONDARY_WAIT;
}
