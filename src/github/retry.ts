/** When the queue tries a failed job again. */
import type { Retry } from '../queue/types.ts';
import { passingForRun } from './errors.ts';

/** Actions of a plan that GitHub refused, or whose fate is unknown. */
export class ApplyError extends AggregateError {
  constructor(errors: readonly Error[]) {
    super(errors, `${errors.length} of the planned writes failed: ${errors[0]?.message ?? ''}`);
    this.name = 'ApplyError';
  }
}

const ATTEMPTS = 5;

/** Pauses differ by so much of themselves, so that what failed together is not tried again together. */
const JITTER = 0.2;

export interface RetryOptions {
  /** Milliseconds before the second try; each later pause is four times as long. */
  readonly firstPause?: number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/**
 * What GitHub asks for, and at least about 1, 4, 16, 64 s; null for what will not pass by itself. A limit is waited for as long
 * as it takes, and costs no try.
 */
export function retryAfter(error: unknown, attempt: number, now: number, options: RetryOptions = {}): Retry | null {
  const { firstPause = 1000, random = Math.random } = options;
  const faults = causesOf(error).flatMap((cause) => passingForRun(cause, now) ?? []);
  const limits = faults.filter(({ refused, waitMs }) => refused && waitMs !== null);
  const backoff = firstPause * 4 ** (attempt - 1) * (1 + JITTER * (random() - 0.5));
  if (limits.length > 0)
    return { pause: Math.max(firstPause, ...limits.map(({ waitMs }) => waitMs ?? 0)), counts: false };
  return faults.length === 0 || attempt >= ATTEMPTS ? null : { pause: Math.round(backoff), counts: true };
}

/** Several writes may have failed, and of each several parts. */
function causesOf(error: unknown): unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(causesOf) : [error];
}
