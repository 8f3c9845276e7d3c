/** What should be. Pure: the snapshot, the findings, the stages and the time decide. */

import { canBeWaived, endOf } from '../../commands/waivers.ts';
import type { Machine } from '../../machine/machine.ts';
import { certificationCheck } from '../../messages/check.ts';
import { headlineOf } from '../../messages/headline.ts';
import { offersLines } from '../../messages/inline.ts';
import { nextSteps } from '../../messages/steps.ts';
import { summaryComment } from '../../messages/summary.ts';
import { clockLine } from '../../messages/turn-line.ts';
import type { DesiredInline } from '../../messages/types.ts';
import { seenFindingsIn } from '../../pull-request/own-comments.ts';
import { seenWith, writeSeen } from '../../pull-request/seen-findings.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { findingFingerprint, groupByRule } from '../../rules/findings/groups.ts';
import { apart } from '../../rules/findings/parts.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { Desired } from './desired.ts';
import { type Facts, factsOf } from './facts.ts';
import { inlineComments } from './inline.ts';
import { labelsFor, ownedLabels } from './labels.ts';
import { observedLines } from './observed-lines.ts';
import { earliest } from './position.ts';
import { positionNotices } from './position-notices.ts';
import { reviewersFor } from './reviewers.ts';
import { nothingToReview, tooLarge } from './unreviewed.ts';

/** What is so, and what should be because of it. */
export interface Decision {
  readonly facts: Facts;
  readonly desired: Desired;
}

/**
 * @param inspection before anybody has waived anything
 * @param base the stages as they come with the App: the repository may have its own
 * @param now ISO 8601
 */
export function decide(observed: Snapshot, inspection: Inspection, base: Machine, now: string): Decision {
  const facts = factsOf(observed, inspection, base, now);
  return { facts, desired: desiredFor(facts) };
}

function desiredFor(facts: Facts): Desired {
  if (facts.isTooLarge) return tooLarge(facts);
  if (facts.changesNoConnector) return nothingToReview(facts);
  const { snapshot, inspection, stage, turn, pull, introduced } = facts;
  const inline = facts.isOpen ? inlineComments(snapshot, introduced) : null;
  const saidAtOnce = (inline ?? []).slice(0, snapshot.config.inlineComments);
  const saidInline = new Set(saidAtOnce.flatMap(({ findings }) => findings));
  const steps = stepsFor(facts, saidAtOnce);
  const leftAlone = facts.flapping.map(({ label }) => label);
  const summary = {
    ...facts,
    rulesVersion: inspection.rules,
    headline: headlineOf(facts, stage, facts.cause),
    nextSteps: steps,
    // One that is being closed has no clock any more.
    clock: facts.lifecycle === 'close' ? '' : clockLine(facts.silence, turn),
    leftAlone,
    shown: seenMarker(facts),
    observed: observedLines(snapshot, inspection),
  };
  return {
    // Fails while an error of this pull request stands.
    check: certificationCheck({
      ...facts,
      stageLabel: stage.label,
      introduced: [...pull, ...introduced],
      isFile: (path) => snapshot.head.has(path),
      isSaidInline: (finding) => saidInline.has(findingFingerprint(finding)),
      nextSteps: steps,
    }),
    // The verdict, whose turn it is and what comes next: one comment, edited in place.
    summary: (saidAt) => summaryComment(summary, saidAt),
    // Each problem on its line, errors first.
    inline,
    inlineLimit: snapshot.config.inlineComments,
    // Kind, new or update, stage and turn.
    labels: labelsFor(facts),
    ownedLabels: ownedLabels(snapshot.config, facts.machine),
    // A new comment only where the verdict, the stage or the turn changed, or time is running out.
    notices: positionNotices(facts),
    // Every command is answered once.
    replies: facts.commandResults.replies(facts.refusals, stage.label),
    // Owners are asked once it is the maintainers' turn.
    reviewers: reviewersFor(snapshot, turn),
    stage: stage.id,
    turn,
    nextSteps: steps,
    leftAlone,
    // Closed by command or for silence, reopened by a sign of life, merged where the stage merges.
    lifecycle: facts.lifecycle,
    due: earliest([facts.positionDue, ...facts.waivers.map(endOf)]),
  };
}

function stepsFor(facts: Facts, inline: readonly DesiredInline[]): string[] {
  const { acknowledgedBy } = facts.snapshot.config;
  const offered = inline.filter(({ body }) => offersLines(body));
  return nextSteps({
    ...facts,
    findings: facts.introduced,
    draft: facts.draft && facts.isOpen,
    offered: new Set(offered.map(({ fingerprint }) => fingerprint)),
    authorAcknowledges: acknowledgedBy === 'author',
  });
}

/** Since when each finding could be seen: what a waiver can be about. Errors first, as the room for it is limited. */
function seenMarker({ snapshot, pull, findings, now }: Facts): string {
  const brought = [...pull, ...findings].filter((finding) => finding.status !== 'existing' && canBeWaived(finding));
  const fingerprints = groupByRule(brought).flatMap((group) => group.findings.flatMap(apart).map(findingFingerprint));
  return writeSeen(seenWith(seenFindingsIn(snapshot), fingerprints, now));
}
