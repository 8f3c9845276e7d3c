/** Which occasions there are to speak: moves, refusals, silence, a fight over labels. Pure. */

import { refusalNotice } from '../../messages/notices.ts';
import { flapNotice, moveNotice, silenceNotice } from '../../messages/position-notices.ts';
import type { DesiredNotice } from '../../messages/types.ts';
import type { Facts } from './facts.ts';

/** Everything that is said because of where the pull request is now. What was said before is left out by the plan. */
export function positionNotices(facts: Facts): DesiredNotice[] {
  const { stage, cameFrom, refusals, cause, turnChanged, silence, flapping, machine, commandResults } = facts;
  const isNews = cameFrom !== null || (turnChanged && cause.kind !== 'closed' && cause.kind !== 'done');
  const late = silence && silenceNotice(silence, { ...facts, escalateTo: machine.escalateTo });
  // What a command asked for and can't be is answered there; that it waits is said here, where it is remembered.
  const unanswered = refusals.filter((refusal) => !commandResults.answers(refusal));
  return [
    ...unanswered.map((refusal) => refusalNotice(refusal, stage.label)),
    ...(isNews ? [moveNotice(facts)] : []),
    ...(late ? [late] : []),
    ...flapping.map(flapNotice),
  ];
}
