/** The facts as they are printed and compared: plain values, so that a fault can be reported and replayed. */
import type { Facts } from './facts.ts';

/** Facts by name: texts, numbers, truth values, null. Moments are ISO 8601. */
export type PrintableFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The facts that decided, in the order in which they are asked. */
export function printableFacts(facts: Facts): PrintableFacts {
  const { connectors, introduced, pull, changesRequested, hold } = facts;
  const ofSeverity = (wanted: string) => [...pull, ...introduced].filter(({ severity }) => severity === wanted).length;
  return {
    author: facts.author,
    head: facts.headSha,
    isOpen: facts.isOpen,
    isDraft: facts.draft,
    isMerged: facts.merged,
    isMergeable: facts.mergeable,
    isTooLarge: facts.isTooLarge,
    changesNoConnector: facts.changesNoConnector,
    isProposal: facts.proposal,
    connectors: connectors.map(({ folder, kind, change }) => `${folder} (${kind}, ${change})`),
    isFirstPullRequest: facts.isFirstPullRequest,
    isNewContributor: facts.newContributor !== '',
    blocking: facts.blocking,
    toConfirm: facts.toConfirm,
    confirmed: facts.confirmed,
    warnings: ofSeverity('warning'),
    waived: facts.waived,
    hasUntickedBoxes: facts.unticked,
    approvedAtHead: facts.approvedAtHead,
    approvedEver: facts.approvedEver,
    changesRequestedBy: changesRequested?.author.login ?? null,
    heldBy: hold?.by.login ?? null,
    confirmedAt: facts.confirmedAt,
    stage: facts.stage.id,
    cameFrom: facts.cameFrom?.id ?? null,
    refusedMoves: facts.refusals.map(({ move, because }) => `${move.stage.id}: ${because}`),
    turn: facts.turn,
    cause: facts.cause.kind,
    since: facts.since,
    turnChanged: facts.turnChanged,
    flappingLabels: facts.flapping.map(({ label }) => label),
    lifecycle: facts.lifecycle,
    due: facts.positionDue,
  };
}
