/** What should be if there is nothing to judge: no connector is changed, or more is changed than GitHub tells. Pure. */

import { neutralCheck, tooLargeCheck } from '../../messages/check.ts';
import { tooLargeNotice } from '../../messages/notices.ts';
import type { Desired } from './desired.ts';
import type { Facts } from './facts.ts';
import { ownedLabels } from './labels.ts';

/** Neither a summary nor a label for a pull request that is none of ours; who asks is answered all the same. */
export function nothingToReview({ snapshot, machine, commandResults, inspection }: Facts): Desired {
  return {
    check: neutralCheck(inspection.pull.filter(({ rule }) => rule === 'package/nested-folder')),
    summary: null,
    inline: [],
    inlineLimit: 0,
    labels: [],
    ownedLabels: ownedLabels(snapshot.config, machine),
    notices: [],
    replies: commandResults.replies([], ''),
    reviewers: [],
    stage: machine.start.at(-1) as string,
    turn: 'nobody',
    nextSteps: [],
    leftAlone: [],
    lifecycle: null,
    due: null,
  };
}

/** Nothing is concluded from a part of the files: labels, threads and stage stay as they are, and commands wait. */
export function tooLarge(facts: Facts): Desired {
  const { snapshot } = facts;
  const changed = snapshot.tooLarge?.changed ?? 0;
  return {
    ...nothingToReview(facts),
    check: tooLargeCheck(changed),
    inline: null,
    ownedLabels: [],
    replies: [],
    notices: snapshot.state === 'open' ? [tooLargeNotice(snapshot.author.login, changed)] : [],
  };
}
