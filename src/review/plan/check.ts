/** The check run on the head, and older ones that no longer say what holds. */
import { fingerprintOf } from '../../connector/fingerprint.ts';
import { type Settled, settledIn, withSettled } from '../../pull-request/seen-state.ts';
import type { CheckRun, Snapshot } from '../../pull-request/snapshot.ts';
import type { Desired } from '../decide/desired.ts';
import type { Action } from './action.ts';

/** What to keep with the check, and whether there is nothing else to write. */
export interface Keeping {
  readonly settled: Settled | null;
  readonly isQuiet: boolean;
}

/**
 * The external id begins with the check's content: where that is equal and nothing else happens no write is needed, unless an
 * earlier run did not succeed in everything, or its time is over. GitHub only ever adds annotations to a check run, so one with
 * other annotations takes the place of the old one; else the old one is edited, and they are not sent again.
 */
export function planCheck(
  { checkRun, headSha }: Snapshot,
  { check }: Pick<Desired, 'check'>,
  keeping: Keeping,
  now: string,
): Action[] {
  const marks = fingerprintOf(JSON.stringify(check.annotations));
  const externalId = `${fingerprintOf(JSON.stringify(check))}.${marks}`;
  const standing = checkRun?.externalId.split('.') ?? [];
  if (checkRun && standing.slice(0, 2).join('.') === externalId && mayStay(checkRun, keeping, now)) return [];
  const { settled } = keeping;
  if (checkRun && standing[1] === marks)
    return [{ type: 'update-check', id: checkRun.id, check: { ...check, annotations: [] }, externalId, settled }];
  // When the App first saw this head: GitHub does not tell when it was pushed, and the clock of silence counts from there.
  const startedAt = checkRun?.startedAt || now;
  return [
    { type: 'create-check', headSha, check, externalId, settled, startedAt },
    ...(checkRun ? [supersede(checkRun)] : []),
  ];
}

/**
 * Of several check runs GitHub shows the newest, and lets it alone decide whether a merge is blocked: that one stays, whatever
 * it says is put right in it, and the others say that they are not it.
 */
export function planOlderChecks({ olderCheckRuns }: Snapshot): Action[] {
  return olderCheckRuns.map(supersede);
}

function supersede({ id, startedAt }: Pick<CheckRun, 'id' | 'startedAt'>): Action {
  return { type: 'supersede-check', id, startedAt };
}

/** Whether the check run may keep what it says was decided: for another state it may, as long as nothing is written. */
function mayStay({ externalId }: CheckRun, { settled, isQuiet }: Keeping, now: string): boolean {
  if (settled === null) return true;
  const standing = settledIn(externalId);
  if (standing === null) return false;
  const isSame = withSettled('', standing) === withSettled('', settled);
  const isOver = standing.due !== null && Date.parse(standing.due) <= Date.parse(now);
  return isSame || (isQuiet && !isOver);
}
