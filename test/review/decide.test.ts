import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import { seenFindingsIn } from '../../src/pull-request/own-comments.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import {
  applied,
  approved,
  commentBy,
  fileSet,
  labelled,
  MAINTAINER,
  OUTSIDER,
  PARTNER,
  pullRequest,
  reviewed,
} from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const FOLDER = 'certified-connectors/Fabrikam Parcels';
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const GOOD = fileSet(FOLDER, good);
const FLAWED = fileSet(FOLDER, withMistakes(good, MISTAKES));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();

function run(snapshot: Snapshot, now: string) {
  const { desired } = decide(snapshot, inspectSnapshot(snapshot, rules), machine, now);
  const actions = plan(snapshot, desired, now);
  return { desired, actions, after: applied(snapshot, actions, now) };
}
const stageLabels = ({ labels }: Snapshot) =>
  labels.filter((label) => machine.stages.some((stage) => stage.label === label));

describe('a new connector with mistakes', () => {
  const { desired, actions, after } = run(pullRequest(FLAWED), at(0));

  it("fails the check and says that it is the partner's turn, with what to do", () => {
    expect(desired.check.conclusion).toBe('failure');
    expect(desired).toMatchObject({ stage: 'validation', turn: 'partner' });
    expect(desired.nextSteps.length).toBeGreaterThan(0);
    expect(after.labels).toEqual(
      expect.arrayContaining(['certified-connector', 'New', 'Validation phase', 'needs:partner-attention']),
    );
  });

  it('is told everything at once, the summary above the inline comments: one summary, one review, one check', () => {
    expect(actions.map(({ type }) => type)).toEqual(['create-comment', 'create-review', 'add-labels', 'create-check']);
  });

  it('has its inline comments in the order of the files and lines', () => {
    const review = actions.find(({ type }) => type === 'create-review');
    const places = review?.type === 'create-review' ? review.comments.map(({ path, line }) => [path, line ?? 0]) : [];
    expect(places.length).toBeGreaterThan(3);
    expect(places).toEqual([...places].sort(([a, x], [b, y]) => (a === b ? Number(x) - Number(y) : a! < b! ? -1 : 1)));
  });

  it('remembers since when findings could be seen only of those that a command can be about', () => {
    const { facts } = decide(pullRequest(FLAWED), inspectSnapshot(pullRequest(FLAWED), rules), machine, at(0));
    const all = [...facts.pull, ...facts.findings];
    const asked = all.filter(({ severity }) => severity !== 'suggestion');
    const seen = seenFindingsIn(after).flatMap(({ fingerprints }) => fingerprints);
    expect(all.length).toBeGreaterThan(asked.length);
    expect(seen).toHaveLength(asked.length);
  });

  it('annotates nothing that an inline comment says already', () => {
    const said = new Set(desired.inline!.map(({ path, line }) => `${path}:${line}`));
    expect(desired.check.annotations.filter(({ path, startLine }) => said.has(`${path}:${startLine}`))).toEqual([]);
  });

  it('is told nothing twice: a second run writes nothing, at whatever time', () => {
    expect(run(after, at(50)).actions).toEqual([]);
  });

  it('has its threads resolved when the mistakes are mended, except where people talk', () => {
    const talked = {
      ...after,
      threads: after.threads.map((thread, index) =>
        index === 0
          ? { ...thread, comments: [...thread.comments, { author: MAINTAINER, body: 'Why?', createdAt: at(1) }] }
          : thread,
      ),
    };
    const pushed = { ...talked, head: GOOD, headSha: 'c'.repeat(40), checkRun: null };
    const mended = run(pushed, at(5));
    expect(mended.desired).toMatchObject({ turn: 'maintainer', stage: 'validation' });
    expect(mended.desired.check.conclusion).toBe('success');
    expect(mended.after.threads.filter(({ resolved }) => !resolved)).toHaveLength(1);
    expect(mended.actions.filter(({ type }) => type === 'create-comment')).toHaveLength(1);
    expect(run(mended.after, at(6)).actions).toEqual([]);
  });

  it('has no comment on a line twice, however often it is pushed', () => {
    const pushed = { ...after, headSha: 'd'.repeat(40), checkRun: null };
    expect(run(pushed, at(5)).actions.map(({ type }) => type)).toEqual(['update-comment', 'create-check']);
  });
});

describe('the way to certified', () => {
  const validated = run(pullRequest(GOOD), at(0)).after;
  const ready = run(approved(validated, MAINTAINER, at(1)), at(1)).after;

  it('leads over a maintainer’s approval to ready for preview', () => {
    expect(stageLabels(ready)).toEqual(['ready for preview']);
  });

  it('is not opened by an outsider: the label goes, with a civil word said once', () => {
    const { actions, after } = run(labelled(ready, OUTSIDER, 'certified', at(2)), at(2));
    expect(actions.map(({ type }) => type)).toEqual(['create-comment', 'remove-label']);
    expect(stageLabels(after)).toEqual(['ready for preview']);
    expect(run(after, at(3)).actions).toEqual([]);
  });

  it('ends when a maintainer says so', () => {
    const { after, desired } = run(labelled(ready, MAINTAINER, 'certified', at(2)), at(2));
    expect(stageLabels(after)).toEqual(['certified']);
    expect(desired.turn).toBe('nobody');
    expect(run(after, at(3)).actions).toEqual([]);
  });

  it('gives the turn back to the author whom another maintainer asks again, though that one had approved before the first asked', () => {
    const max: Actor = { login: 'max', type: 'user' };
    const open = { ...pullRequest(GOOD), roles: new Map([...pullRequest(GOOD).roles, [max.login, 'write' as const]]) };
    const asked = reviewed(reviewed(open, max, 'approved', at(1)), MAINTAINER, 'changes_requested', at(2));
    const answered = { ...asked, comments: [...asked.comments, commentBy(PARTNER, 'It is mended.', at(3))] };
    expect(run(answered, at(3)).desired.turn).toBe('maintainer');
    expect(run(reviewed(answered, max, 'changes_requested', at(4)), at(4)).desired.turn).toBe('partner');
  });

  it("keeps the turn when somebody takes the stage's label off who may not: to put it back is not a new beginning", () => {
    const preview = run(labelled(ready, MAINTAINER, 'in preview', at(2)), at(2)).after;
    const answered = { ...preview, comments: [...preview.comments, commentBy(PARTNER, 'It works.', at(3))] };
    const waiting = run(answered, at(3));
    expect(waiting.desired.turn).toBe('maintainer');
    const { after, desired } = run(labelled(waiting.after, OUTSIDER, 'in preview', at(4), false), at(4));
    expect(desired.turn).toBe('maintainer');
    expect(stageLabels(after)).toEqual(['in preview']);
  });

  it('goes back to validation on a push that nobody has approved', () => {
    const { after } = run({ ...ready, headSha: 'e'.repeat(40), checkRun: null }, at(4));
    expect(stageLabels(after)).toEqual(['Validation phase']);
  });
});

it('an update is blocked by what it brought, never by what it found', () => {
  const found = run(pullRequest(FLAWED, FLAWED), at(0));
  expect(found.desired.check.conclusion).toBe('neutral');
  const oneMore = new Map(FLAWED).set(`${FOLDER}/readme.md`, { size: 3, bytes: Buffer.from('# x') });
  const { desired } = run(pullRequest(oneMore, FLAWED), at(0));
  expect(desired.check.conclusion).toBe('success');
  expect(desired.labels).toContain('Update');
});

it('a pull request that touches no connector gets a neutral check and no word', () => {
  const snapshot = pullRequest(new Map(), new Map(), {
    files: [{ path: 'README.md', previousPath: null, status: 'modified' }],
  });
  const { actions, desired } = run(snapshot, at(0));
  expect(desired.check.conclusion).toBe('neutral');
  expect(actions.map(({ type }) => type)).toEqual(['create-check']);
});

it('a draft is reviewed and nobody is asked for anything', () => {
  const { after } = run(pullRequest(FLAWED, new Map(), { draft: true }), at(0));
  expect(after.labels).not.toContain('needs:partner-attention');
  expect(after.checkRun?.conclusion).toBe('failure');
});
