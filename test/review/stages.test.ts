import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import type { Inspection } from '../../src/review/inspect/inspect.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { APP, applied, approved, fileSet, labelled, MAINTAINER, OUTSIDER, PARTNER, pullRequest } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const FOLDER = 'certified-connectors/Fabrikam Parcels';
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
/** The stages that every connector goes through; those of one track are walked in the stories. */
const STAGES = [
  'Proposal',
  'Validation phase',
  'ready for preview',
  'in preview',
  'ready for production',
  'deployment-in-progress',
  'certified',
];

/** What the files and the description say. */
const verdicts = {
  good: pullRequest(fileSet(FOLDER, good)),
  flawed: pullRequest(fileSet(FOLDER, good)),
  unticked: pullRequest(fileSet(FOLDER, good), new Map(), { body: '' }),
};
type Verdict = keyof typeof verdicts;
/** Without findings on lines, whose diffs would cost minutes over thousands of runs: here only their number matters. */
function inspected(snapshot: Snapshot, blocking = 0): Inspection {
  const inspection = inspectSnapshot(snapshot, rules);
  return { ...inspection, connectors: inspection.connectors.map((one) => ({ ...one, findings: [] })), blocking };
}
const inspections = {
  good: inspected(verdicts.good),
  flawed: inspected(verdicts.flawed, 2),
  unticked: inspected(verdicts.unticked),
};

/** Who has approved, and where: at the head, at a commit with the same connector files, or at one with others. */
const approvals = ['nobody', 'here', 'same files', 'other files', 'an outsider'] as const;
const BOT: Actor = { login: 'stalebot', type: 'bot' };
const STRANGER: Actor = { login: 'una', type: 'user' };
const setters: readonly Actor[] = [APP, MAINTAINER, OUTSIDER, PARTNER, BOT, STRANGER];

function approve(snapshot: Snapshot, approval: (typeof approvals)[number]): Snapshot {
  if (approval === 'nobody') return snapshot;
  const signed = approved(snapshot, approval === 'an outsider' ? OUTSIDER : MAINTAINER, at(10));
  if (approval === 'here' || approval === 'an outsider') return signed;
  const commit = '9'.repeat(40);
  const reviews = signed.reviews.map((review) => ({ ...review, commit }));
  return { ...signed, reviews, sameFiles: approval === 'same files' ? new Set([commit]) : new Set() };
}

/** The labels of one subset, put on one after another. */
function withLabels(snapshot: Snapshot, subset: number, setter: Actor): Snapshot {
  let state: Snapshot = { ...snapshot, roles: new Map([...snapshot.roles]).set('una', 'unknown') };
  STAGES.forEach((label, index) => {
    if (subset & (1 << index)) state = labelled(state, setter, label, at(index));
  });
  return state;
}

function run(snapshot: Snapshot, verdict: Verdict, now: string) {
  const { desired } = decide(snapshot, inspections[verdict], machine, now);
  const actions = plan(snapshot, desired, now);
  return { desired, actions, after: applied(snapshot, actions, now) };
}

/** What the process says, written down once more: the stages that may be found, by who set the labels. */
function allowed(subset: number, setter: Actor, verdict: Verdict, approval: (typeof approvals)[number]): string {
  const clean = verdict !== 'flawed';
  const signed = approval === 'here' || approval === 'same files';
  const ever = signed || approval === 'other files';
  const byApp = setter === APP;
  const open: Readonly<Record<string, boolean>> = {
    Proposal: false,
    'Validation phase': true,
    'ready for preview': byApp && verdict === 'good' && signed,
    'in preview': clean && signed,
    'ready for production': clean && signed,
    'deployment-in-progress': byApp || (clean && ever),
    certified: byApp || clean,
  };
  const on = STAGES.filter((_, index) => subset & (1 << index));
  const says = byApp || setter === MAINTAINER;
  // Of what the App itself has put on, the last counts, and leads back to validation when its requirements no longer hold.
  const kept = says ? (byApp ? on.slice(-1) : on).filter((label) => open[label]).at(-1) : undefined;
  if (kept !== undefined && kept !== 'Validation phase') return kept;
  return verdict === 'good' && signed ? 'ready for preview' : 'Validation phase';
}

describe.each(setters.map((setter) => [`${setter.type} ${setter.login}`, setter] as const))(
  'labels set by %s',
  (_, setter) => {
    const cases = (Object.keys(verdicts) as Verdict[]).flatMap((verdict) =>
      approvals.map((approval) => [verdict, approval] as const),
    );

    it.each(cases)(
      'with %s files, approved by %s: one stage, none without its requirements, and nothing to write in a second run',
      (verdict, approval) => {
        const wrong: string[] = [];
        for (let subset = 0; subset < 1 << STAGES.length; subset++) {
          const before = labelled(
            withLabels(approve(verdicts[verdict], approval), subset, setter),
            OUTSIDER,
            'bug',
            at(9),
          );
          const { desired, after } = run(before, verdict, at(20));
          const stages = after.labels.filter((label) => STAGES.includes(label));
          const expected = allowed(subset, setter, verdict, approval);
          const stage = machine.stages.find(({ id }) => id === desired.stage)?.label;
          const again = run(after, verdict, at(30)).actions.map(({ type }) => type);
          const found = { labels: stages.join(), stage, bug: after.labels.includes('bug'), again };
          if (stages.join() !== expected || stage !== expected || !found.bug || again.length > 0)
            wrong.push(`labels ${subset.toString(2)}: ${JSON.stringify(found)} instead of ${expected}`);
        }
        // Asked once: `expect` costs as much as what it would be asked of.
        expect(wrong).toEqual([]);
      },
    );
  },
);
