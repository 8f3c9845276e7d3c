/** When the queue tries a failed job again. */
import { passing } from './errors.ts';

/** Actions of a plan that GitHub refused, or whose fate is unknown. */
export class ApplyError extends AggregateError {
  constructor(errors: readonly Error[]) {
    super(errors, `${errors.length} of the planned writes failed: ${errors[0]?.message ?? ''}`);
    this.name = 'ApplyError';
  }
}

const ATTEMPTS = 5;

/** Milliseconds to wait: what GitHub asks for, and at least 1, 4, 16, 64 s; null for what will not pass by itself. */
export function retryAfter(error: unknown, attempt: number, now: number, firstPause = 1000): number | null {
  const causes = error instanceof AggregateError ? error.errors : [error];
  const faults = causes.flatMap((cause) => passing(cause, now) ?? []);
  if (faults.length === 0 || attempt >= ATTEMPTS) return null;
  return Math.max(firstPause * 4 ** (attempt - 1), ...faults.map(({ waitMs }) => waitMs ?? 0));
}
