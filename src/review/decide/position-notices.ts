/** Which occasions there are to speak: moves, refusals, silence, a fight over labels. Pure. */

import type { Machine } from '../../machine/machine.ts';
import { refusalNotice } from '../../messages/notices.ts';
import { flapNotice, moveNotice, silenceNotice } from '../../messages/position-notices.ts';
import type { DesiredNotice } from '../../messages/types.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Position } from './position.ts';

/** Everything that is to be said for how a pull request stands. What was said before is left to the plan. */
export function positionNotices(snapshot: Snapshot, position: Position, machine: Machine): DesiredNotice[] {
  const { stage, cameFrom, refusals, turn, since, turned, silence, flapping } = position;
  const author = snapshot.author.login;
  const { headSha } = snapshot;
  const { whose, cause } = turn;
  const moved = moveNotice({ author, headSha, turn: whose, cause, since, stage, cameFrom });
  const isNews = cameFrom !== null || (turned && cause.kind !== 'closed' && cause.kind !== 'done');
  const late = silence && silenceNotice(silence, { author, cause, stage, escalateTo: machine.escalateTo });
  return [
    ...refusals.map((refusal) => refusalNotice(refusal, stage.label)),
    ...(isNews ? [moved] : []),
    ...(late ? [late] : []),
    ...flapping.map(flapNotice),
  ];
}
