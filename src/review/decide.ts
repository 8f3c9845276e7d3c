/** What should be. Pure: the snapshot, the findings, the stages and the time decide. */
import { certificationCheck, neutralCheck } from '../messages/check.ts';
import { plural } from '../messages/markdown.ts';
import { readMarker } from '../messages/marker.ts';
import { refusalNotice, turnNotice } from '../messages/notices.ts';
import { nextSteps } from '../messages/steps.ts';
import { SUMMARY_MARK, summaryComment } from '../messages/summary.ts';
import type { Machine, Stage } from '../stages/machine.ts';
import { type Standing, standingOf } from '../stages/requirements.ts';
import { resolveStage } from '../stages/resolve.ts';
import { inlineComments } from './inline.ts';
import type { Inspection } from './inspect.ts';
import { labelsFor, ownedLabels } from './labels.ts';
import { observedLines } from './observed.ts';
import { type Talk, talkIn } from './talk.ts';
import type { Comment, Desired, Snapshot, Turn } from './types.ts';

/** @param now ISO 8601 */
export function decide(snapshot: Snapshot, inspection: Inspection, machine: Machine, now: string): Desired {
  const talk = talkIn(snapshot, inspection, machine);
  if (inspection.connectors.every(({ change }) => change === null)) return nothingToReview(snapshot, machine, talk);
  const standing = standingOf(snapshot, inspection.blocking);
  const { stage, refusals } = resolveStage(snapshot, machine, standing);
  const turn = turnOf(snapshot, stage, standing);
  const said = saidBefore(snapshot);
  const since = said?.turn === turn && said.since !== undefined ? said.since : now;
  const findings = inspection.connectors.flatMap((connector) => connector.findings);
  const introduced = findings.filter(({ status }) => status === 'introduced');
  const open = snapshot.state === 'open';
  const steps = nextSteps({
    findings: introduced,
    pull: inspection.pull,
    changesRequested: standing.changesRequested,
    draft: snapshot.draft,
    open,
    stage,
  });
  const headline = headlineOf(inspection.blocking, stage);
  const facts = {
    author: snapshot.author.login,
    headSha: snapshot.headSha,
    baseRef: snapshot.baseRef,
    repositoryUrl: snapshot.url.replace(/\/pull\/\d+$/, ''),
    rulesVersion: inspection.rules,
    stage,
    turn,
    since,
    draft: snapshot.draft,
    headline,
    nextSteps: steps,
    connectors: inspection.connectors.filter(({ change }) => change !== null),
    pull: inspection.pull,
    observed: observedLines(snapshot, inspection),
  };
  const turned =
    said !== null && said.turn !== turn
      ? turnNotice(turn, snapshot.author.login, snapshot.headSha, since, headline)
      : null;
  return {
    check: certificationCheck({
      blocking: inspection.blocking,
      turn,
      stageLabel: stage.label,
      introduced: [...inspection.pull, ...introduced],
      isFile: (path) => snapshot.head.has(path),
      summary: steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    }),
    summary: (saidAt) => summaryComment(facts, saidAt),
    inline: open ? inlineComments(snapshot, introduced) : [],
    inlineLimit: snapshot.config.inlineComments,
    labels: labelsFor(snapshot, inspection, stage, turn),
    ownedLabels: ownedLabels(snapshot.config, machine),
    notices: [...refusals.map((refusal) => refusalNotice(refusal, stage.label)), ...(turned && open ? [turned] : [])],
    replies: talk.replies([]),
    assign: talk.assign,
    stage: stage.id,
    turn,
    nextSteps: steps,
  };
}

/** Neither a summary nor a label for a pull request that is none of ours; who asks is answered all the same. */
function nothingToReview(snapshot: Snapshot, machine: Machine, talk: Talk): Desired {
  return {
    check: neutralCheck(),
    summary: null,
    inline: [],
    inlineLimit: 0,
    labels: [],
    ownedLabels: ownedLabels(snapshot.config, machine),
    notices: [],
    replies: talk.replies([]),
    assign: talk.assign,
    stage: (machine.stages[0] as Stage).id,
    turn: 'nobody',
    nextSteps: [],
  };
}

/** The partner's while something is to be mended; else as the stage has it. A draft is the partner's until it is ready. */
function turnOf({ state, merged, draft }: Snapshot, stage: Stage, { blocking, changesRequested }: Standing): Turn {
  if (state === 'closed' && !merged) return 'nobody';
  if (stage.turn === 'nobody') return 'nobody';
  return blocking > 0 || changesRequested || draft ? 'partner' : stage.turn;
}

function headlineOf(blocking: number, stage: Stage): string {
  if (blocking > 0) return `${plural(blocking, 'error')} to mend before certification`;
  return stage.turn === 'nobody' ? `This connector is ${stage.label}` : 'Nothing blocks this connector';
}

/** This App's summary comment, if there is one. */
export function summaryIn({ comments }: Snapshot): Comment | null {
  return comments.find(({ author, body }) => author.type === 'app' && readMarker(SUMMARY_MARK, body) !== null) ?? null;
}

/** What the standing summary says of turn and time: the App keeps no other memory. */
function saidBefore(snapshot: Snapshot): { turn?: string; since?: string } | null {
  const standing = summaryIn(snapshot);
  return standing && readMarker(SUMMARY_MARK, standing.body);
}
