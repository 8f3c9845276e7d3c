import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { applied, approved, commented, fileSet, labelled, MAINTAINER, PARTNER, pullRequest } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const GOOD = fileSet('certified-connectors/Fabrikam Parcels', good);
const START = Date.UTC(2026, 0, 1, 9);
const DAY = 24 * 60 * 60 * 1000;
const on = (day: number) => new Date(START + day * DAY).toISOString();
const dayOf = (moment: string) => (Date.parse(moment) - START) / DAY;

function run(snapshot: Snapshot, now: string) {
  const { desired } = decide(snapshot, inspectSnapshot(snapshot, rules), machine, now);
  const actions = plan(snapshot, desired, now);
  return { desired, actions, after: applied(snapshot, actions, now) };
}

/** What the App says and does of itself until a day, looking again only when its own clock says so. */
function live(snapshot: Snapshot, from: number, until: number): { told: string[]; after: Snapshot } {
  const told: string[] = [];
  let state = snapshot;
  for (let now = on(from); dayOf(now) <= until; ) {
    const { actions, after, desired } = run(state, now);
    state = after;
    for (const action of actions) {
      if (action.type === 'create-comment')
        told.push(`day ${dayOf(now)}: ${action.body.split('\n').slice(1).join(' ')}`);
      if (action.type === 'close-pull' || action.type === 'reopen-pull') told.push(`day ${dayOf(now)}: ${action.type}`);
    }
    expect(run(state, now).actions).toEqual([]);
    const { due } = run(state, now).desired;
    if (desired.lifecycle !== null || due === null) break;
    expect(due > now).toBe(true);
    now = due;
  }
  return { told, after: state };
}

const said = (snapshot: Snapshot, author: Actor, body: string, day: number): Snapshot =>
  commented(snapshot, author, body, on(day));

/** In preview since day 1, and the partner's turn. */
function inPreview(): Snapshot {
  const begun = run(pullRequest(GOOD, new Map(), { createdAt: on(0) }), on(0)).after;
  const ready = run(approved(begun, MAINTAINER, on(0.5)), on(0.5)).after;
  return run(labelled(ready, MAINTAINER, 'in preview', on(1)), on(1)).after;
}

describe("on the partner's turn", () => {
  it('silence brings a nudge, a warning and closing, each on the day that was named before', () => {
    const { told, after } = live(inPreview(), 1, 200);
    expect(told.map((line) => line.slice(0, line.indexOf(',') + 1 || undefined).slice(0, 30))).toEqual([
      'day 8: lee,',
      'day 22: lee,',
      expect.stringMatching(/^day 31: I close this for now/),
      'day 31: close-pull',
    ]);
    expect(told[1]).toContain('This will be closed on 1 February 2026');
    expect(after.state).toBe('closed');
    expect(after.labels).toContain('in preview');
  });

  it('says in the summary what will come', () => {
    const { comments } = inPreview();
    expect(comments[0]?.body).toContain('If nothing happens, a reminder comes on 9 January 2026');
  });

  it('any word of theirs restarts the clock', () => {
    const nudged = live(inPreview(), 1, 9).after;
    const { told } = live(said(nudged, MAINTAINER, 'Take your time.', 10), 10, 20);
    expect(told).toEqual([
      expect.stringMatching(/^day 17: lee, this pull request has been waiting for you since 11 January/),
    ]);
  });

  it('a word after the closing opens it again, where it was', () => {
    const closed = live(inPreview(), 1, 200).after;
    const { told, after } = live(said(closed, PARTNER, 'I am back.', 60), 60, 60);
    expect(told).toContain('day 60: reopen-pull');
    expect(after.state).toBe('open');
    expect(run(after, on(60.1)).after.labels).toEqual(expect.arrayContaining(['in preview']));
    const people = run(said(closed, { login: 'olaf', type: 'user' }, 'Spam', 60), on(60));
    expect(people.desired.lifecycle).toBeNull();
  });

  it('an App that was away warns before it closes, and waits as long as it says', () => {
    const late = run(inPreview(), on(100));
    expect(late.desired.lifecycle).toBeNull();
    expect(live(late.after, 100, 200).told.map((line) => line.split(':')[0])).toEqual(['day 109', 'day 109']);
  });
});

it("on the maintainers' turn nothing is closed: the wait is said once", () => {
  const begun = run(pullRequest(GOOD, new Map(), { createdAt: on(0) }), on(0)).after;
  const { told, after } = live(begun, 0, 200);
  expect(told).toEqual([
    'day 14: This pull request has been waiting for the maintainers since 1 January 2026. A maintainer reads the change and approves it; the stage then becomes `ready for preview`.',
  ]);
  expect(after.state).toBe('open');
});

it('on hold and as a draft nobody is late', () => {
  const held = run(said(inPreview(), MAINTAINER, '/hold The lawyers read it.', 2), on(2));
  expect(held.desired).toMatchObject({ turn: 'nobody', due: null, stage: 'in-preview' });
  expect(held.after.comments.at(-1)?.body).toContain(
    'mia has put this on hold: The lawyers read it. Nothing moves until `/unhold`.',
  );
  const { told } = live({ ...pullRequest(GOOD, new Map(), { createdAt: on(0) }), draft: true }, 0, 200);
  expect(told.slice(1)).toEqual([]);
});

it('what a command closes stays closed', () => {
  const { after, desired } = run(said(inPreview(), MAINTAINER, '/close Superseded.', 2), on(2));
  expect(desired.lifecycle).toBe('close');
  const later = run(said(after, PARTNER, 'Why?', 3), on(3));
  expect(later.desired.lifecycle).toBeNull();
});

it('a label that something else takes off again and again is left alone after a while, and that is said once', () => {
  const STALE: Actor = { login: 'stalebot', type: 'bot' };
  let state = inPreview();
  let writes = 0;
  for (let round = 0; round < 60; round++) {
    const now = on(1 + round / 1000);
    const { actions, after } = run(labelled(state, STALE, 'needs:partner-attention', now, false), now);
    writes += actions.filter(({ type }) => type === 'add-labels').length;
    state = after;
  }
  expect(writes).toBeGreaterThan(10);
  expect(writes).toBeLessThan(25);
  const words = state.comments.filter(({ body }) => body.includes('I leave it alone until'));
  expect(words).toHaveLength(1);
  expect(state.comments[0]?.body).toContain('Not touched for now: `needs:partner-attention`');
  const { due } = run(state, on(1.9)).desired;
  expect(run(state, due as string).after.labels).toContain('needs:partner-attention');
});

it('merges at a stage that says so what was approved, and only that', () => {
  const merging = {
    ...machine,
    stages: machine.stages.map((stage) => (stage.id === 'in-preview' ? { ...stage, merge: true } : stage)),
  };
  const lifecycle = (snapshot: Snapshot) => {
    const { desired } = decide(snapshot, inspectSnapshot(snapshot, rules), merging, on(2));
    return plan(snapshot, desired, on(2)).at(-1);
  };
  const snapshot = inPreview();
  expect(lifecycle(snapshot)).toEqual({ type: 'merge-pull', headSha: snapshot.headSha });
  expect(lifecycle({ ...snapshot, mergeable: null })?.type).not.toBe('merge-pull');
  expect(lifecycle({ ...snapshot, headSha: 'f'.repeat(40) })?.type).not.toBe('merge-pull');
  expect(lifecycle({ ...snapshot, draft: true })?.type).not.toBe('merge-pull');
});
