/** A review that failed by a fault of ours: by what name it stands in the log, and what the pull request hears. */
import { fingerprintOf } from '../connector/fingerprint.ts';
import { failedCheck } from '../messages/check.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { Action } from './plan/action.ts';

/** The same fault at the same head has the same reference, so that it is said once. */
export class ReviewFailedError extends Error {
  override readonly name = 'ReviewFailedError';
  readonly reference: string;

  constructor({ url, headSha }: Snapshot, cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause);
    const reference = fingerprintOf(url, headSha, what).slice(0, 8);
    super(`The review failed (reference ${reference}): ${what}`, { cause });
    this.reference = reference;
  }
}

/**
 * A check of its own beside whatever was said before: the last verdict stays in the summary, which nobody touches. Empty
 * where it says so already, and where nobody waits for it. @param now ISO 8601
 */
export function planFailure(
  { state, checkRun, headSha }: Snapshot,
  { reference }: ReviewFailedError,
  now: string,
): Action[] {
  const externalId = `failed.${reference}`;
  if (state !== 'open' || checkRun?.externalId === externalId) return [];
  const startedAt = checkRun?.startedAt || now;
  return [{ type: 'create-check', headSha, check: failedCheck(reference), externalId, startedAt }];
}
