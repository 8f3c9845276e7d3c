/** The facts of recorded pull requests beside what was decided by them: how a wrong decision is reported and tested. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { printableFacts } from '../../src/review/decide/printable-facts.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { approved, commented, fileSet, labelled, MAINTAINER, OUTSIDER, pullRequest, reviewed } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const FOLDER = 'certified-connectors/Fabrikam Parcels';
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const GOOD = fileSet(FOLDER, good);
const FLAWED = fileSet(FOLDER, withMistakes(good, MISTAKES));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();

/** What was so, and what was decided. */
function record(snapshot: Snapshot) {
  const { facts, desired } = decide(snapshot, inspectSnapshot(snapshot, rules), machine, at(30));
  const { check, stage, turn, lifecycle, reviewers } = desired;
  return { facts: printableFacts(facts), decided: { conclusion: check.conclusion, stage, turn, lifecycle, reviewers } };
}

it("errors in a new connector make it the partner's turn", () => {
  const { facts, decided } = record(pullRequest(FLAWED));
  expect(facts).toMatchObject({
    author: 'lee',
    connectors: ['certified-connectors/Fabrikam Parcels (certified, new)'],
    hasUntickedBoxes: false,
    approvedAtHead: false,
    cause: 'errors',
  });
  expect(facts.blocking).toBeGreaterThan(0);
  expect(decided).toEqual({
    conclusion: 'failure',
    stage: 'validation',
    turn: 'partner',
    lifecycle: null,
    reviewers: [],
  });
});

it('an approval of a connector without errors makes it ready for preview', () => {
  const { facts, decided } = record(approved(pullRequest(GOOD), MAINTAINER, at(1)));
  expect(facts).toMatchObject({
    blocking: 0,
    approvedAtHead: true,
    changesRequestedBy: null,
    stage: 'ready-for-preview',
  });
  expect(decided).toMatchObject({ conclusion: 'success', turn: 'maintainer' });
});

it("a request for changes makes it the partner's turn, whoever approved before", () => {
  const before = approved(pullRequest(GOOD), { login: 'ada', type: 'user' }, at(1));
  const { facts, decided } = record(reviewed(before, MAINTAINER, 'changes_requested', at(2), 'Please rename it.'));
  expect(facts).toMatchObject({ approvedAtHead: false, changesRequestedBy: 'mia', cause: 'changes-requested' });
  expect(decided).toMatchObject({ stage: 'validation', turn: 'partner' });
});

it("a hold makes it nobody's turn", () => {
  const { facts, decided } = record(commented(pullRequest(GOOD), MAINTAINER, '/hold The law changes', at(1)));
  expect(facts).toMatchObject({ heldBy: 'mia', cause: 'held' });
  expect(decided.turn).toBe('nobody');
});

it('a stage label that somebody set who may not is a refused move', () => {
  const { facts, decided } = record(labelled(pullRequest(GOOD), OUTSIDER, 'certified', at(1)));
  expect(facts.refusedMoves).toEqual(['certified: unauthorised']);
  expect(decided.stage).toBe('validation');
});

it('nothing is concluded from more files than GitHub lists', () => {
  const { facts, decided } = record(pullRequest(GOOD, new Map(), { tooLarge: { changed: 4000 } }));
  expect(facts.isTooLarge).toBe(true);
  expect(decided).toMatchObject({ conclusion: 'neutral', turn: 'nobody' });
});
