/** What should be. Pure: the snapshot, the findings, the stages and the time decide. */

import { endOf } from '../../commands/waivers.ts';
import { machineFor } from '../../machine/extend.ts';
import type { Machine } from '../../machine/machine.ts';
import { certificationCheck } from '../../messages/check.ts';
import { headlineOf } from '../../messages/headline.ts';
import { offersLines } from '../../messages/inline.ts';
import { nextSteps } from '../../messages/steps.ts';
import { summaryComment } from '../../messages/summary.ts';
import { clockLine } from '../../messages/turn-line.ts';
import { seenFindingsIn } from '../../pull-request/own-comments.ts';
import { seenWith, writeSeen } from '../../pull-request/seen-findings.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { findingFingerprint, groupByRule } from '../../rules/findings/groups.ts';
import type { Finding } from '../../rules/findings/types.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { commandResultsIn } from './command-results.ts';
import type { Desired } from './desired.ts';
import { inlineComments } from './inline.ts';
import { labelsFor, ownedLabels } from './labels.ts';
import { newContributorIn } from './new-contributor.ts';
import { observedLines } from './observed-lines.ts';
import { afterLifecycle, earliest, positionOf } from './position.ts';
import { positionNotices } from './position-notices.ts';
import { reviewersFor } from './reviewers.ts';
import { nothingToReview, tooLarge } from './unreviewed.ts';
import { verdictOf } from './verdict.ts';

/**
 * @param base the stages as they come with the App: the repository may have its own
 * @param now ISO 8601
 */
export function decide(observed: Snapshot, inspection: Inspection, base: Machine, now: string): Desired {
  const machine = machineFor(base, observed.config);
  const talk = commandResultsIn(observed, inspection, machine);
  if (observed.tooLarge) return tooLarge(observed, machine, talk, observed.tooLarge.changed);
  if (inspection.connectors.every(({ change }) => change === null)) return nothingToReview(observed, machine, talk);
  const stand = positionOf(observed, verdictOf(observed, inspection), machine, now, talk.commandState);
  const snapshot = afterLifecycle(observed, stand.lifecycle);
  const { stage, since } = stand;
  const unanswered = stand.refusals.filter((refusal) => !talk.answers(refusal));
  const { whose: turn, cause } = stand.turn;
  const findings = inspection.connectors.flatMap((connector) => connector.findings);
  const introduced = findings.filter(({ status }) => status === 'introduced');
  const open = snapshot.state === 'open';
  const inline = open ? inlineComments(snapshot, introduced) : [];
  const { inlineComments: inlineLimit, acknowledgedBy } = snapshot.config;
  const offered = inline.slice(0, inlineLimit).filter(({ body }) => offersLines(body));
  const steps = nextSteps({
    findings: introduced,
    pull: inspection.pull,
    cause,
    draft: snapshot.draft && open,
    stage,
    offered: new Set(offered.map(({ fingerprint }) => fingerprint)),
    authorAcknowledges: acknowledgedBy === 'author',
  });
  const facts = {
    author: snapshot.author.login,
    headSha: snapshot.headSha,
    baseRef: snapshot.baseRef,
    repositoryUrl: snapshot.url.replace(/\/pull\/\d+$/, ''),
    rulesVersion: inspection.rules,
    stage,
    turn,
    since,
    cause,
    clock: stand.lifecycle === 'close' ? '' : clockLine(stand.silence, turn),
    history: stand.history,
    leftAlone: stand.flapping.map(({ label }) => label),
    draft: snapshot.draft,
    newcomer: snapshot.ownership.newcomer && open && cause.kind !== 'done',
    newContributor: newContributorIn(snapshot, inspection),
    headline: headlineOf(inspection.blocking, stage, cause),
    nextSteps: steps,
    connectors: inspection.connectors.filter(({ change }) => change !== null),
    pull: inspection.pull,
    waivers: inspection.waivers,
    url: snapshot.url,
    shown: writeSeen(seenWith(seenFindingsIn(snapshot), waivableFingerprints([...inspection.pull, ...findings]), now)),
    observed: observedLines(snapshot, inspection),
  };
  return {
    check: certificationCheck({
      blocking: inspection.blocking,
      turn,
      cause,
      stageLabel: stage.label,
      introduced: [...inspection.pull, ...introduced],
      isFile: (path) => snapshot.head.has(path),
      nextSteps: steps,
      waived: inspection.waivers.reduce((sum, waiver) => sum + waiver.findings.length, 0),
    }),
    summary: (saidAt) => summaryComment(facts, saidAt),
    inline,
    inlineLimit,
    labels: labelsFor(snapshot, inspection, stage, turn),
    ownedLabels: ownedLabels(snapshot.config, machine),
    notices: positionNotices(snapshot, { ...stand, refusals: unanswered }, machine),
    replies: talk.replies(stand.refusals, stage.label),
    assign: talk.assign,
    reviewers: reviewersFor(snapshot, turn),
    stage: stage.id,
    turn,
    nextSteps: steps,
    leftAlone: stand.flapping.map(({ label }) => label),
    lifecycle: stand.lifecycle,
    due: earliest([stand.due, ...inspection.waivers.map(endOf)]),
  };
}

/** What may be let pass, errors first. */
function waivableFingerprints(findings: readonly Finding[]): string[] {
  const brought = findings.filter(({ status }) => status !== 'existing');
  return groupByRule(brought).flatMap((group) => group.findings.map(findingFingerprint));
}
