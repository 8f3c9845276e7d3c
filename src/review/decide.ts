/** What should be. Pure: the snapshot, the findings, the stages and the time decide. */
import { certificationCheck, neutralCheck } from '../messages/check.ts';
import { plural } from '../messages/markdown.ts';
import { nextSteps } from '../messages/steps.ts';
import { summaryComment } from '../messages/summary.ts';
import { clockLine, whyTurn } from '../messages/turn.ts';
import { machineFor } from '../stages/extend.ts';
import type { Machine, Stage } from '../stages/machine.ts';
import { NOTHING_SAID, type Spoken } from '../stages/request.ts';
import { inlineComments } from './inline.ts';
import type { Inspection } from './inspect.ts';
import { labelsFor, ownedLabels } from './labels.ts';
import { observedLines } from './observed.ts';
import { became, standOf } from './stand.ts';
import { standNotices } from './stand-notices.ts';
import type { Desired, Snapshot } from './types.ts';
import { verdictOf } from './verdict.ts';

/**
 * @param base the stages as they come with the App: the repository may have its own
 * @param now ISO 8601
 * @param spoken what commands say to the stage machine
 */
export function decide(
  observed: Snapshot,
  inspection: Inspection,
  base: Machine,
  now: string,
  spoken: Spoken = NOTHING_SAID,
): Desired {
  const machine = machineFor(base, observed.config);
  if (inspection.connectors.every(({ change }) => change === null)) return nothingToReview(observed, machine);
  const stand = standOf(observed, verdictOf(observed, inspection), machine, now, spoken);
  const snapshot = became(observed, stand.fate);
  const { stage, since } = stand;
  const turn = stand.turn.whose;
  const findings = inspection.connectors.flatMap((connector) => connector.findings);
  const introduced = findings.filter(({ status }) => status === 'introduced');
  const open = snapshot.state === 'open';
  const steps = nextSteps({
    findings: introduced,
    pull: inspection.pull,
    changesRequested: stand.turn.cause.kind === 'changes-requested',
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
    why: whyTurn(stand.turn.cause),
    clock: stand.fate === 'close' ? '' : clockLine(stand.silence, turn),
    history: stand.history,
    leftAlone: stand.flapping.map(({ label }) => label),
    draft: snapshot.draft,
    headline,
    nextSteps: steps,
    connectors: inspection.connectors.filter(({ change }) => change !== null),
    pull: inspection.pull,
    observed: observedLines(snapshot, inspection),
  };
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
    notices: standNotices(snapshot, stand, machine),
    stage: stage.id,
    turn,
    nextSteps: steps,
    leftAlone: stand.flapping.map(({ label }) => label),
    fate: stand.fate,
    due: stand.due,
  };
}

/** Neither a comment nor a label for a pull request that is none of ours. */
function nothingToReview(snapshot: Snapshot, machine: Machine): Desired {
  return {
    check: neutralCheck(),
    summary: null,
    inline: [],
    inlineLimit: 0,
    labels: [],
    ownedLabels: ownedLabels(snapshot.config, machine),
    notices: [],
    stage: machine.start.at(-1) as string,
    turn: 'nobody',
    nextSteps: [],
    leftAlone: [],
    fate: null,
    due: null,
  };
}

function headlineOf(blocking: number, stage: Stage): string {
  if (blocking > 0) return `${plural(blocking, 'error')} to mend before certification`;
  return stage.turn === 'nobody' ? `This connector is ${stage.label}` : 'Nothing blocks this connector';
}
