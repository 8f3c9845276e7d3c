import { makeApply } from '../../src/github/write/apply.ts';
import type { DesiredInline } from '../../src/messages/types.ts';
import type { Action, ActionResult } from '../../src/review/plan/action.ts';
import { openPull, REPO, stopAll } from '../simulator/setup.ts';
import { ground } from './setup.ts';

afterEach(stopAll);

const path = 'certified/Contoso/api.json';
const check = { conclusion: 'failure', title: '2 errors', summary: 'Two.', annotations: [] } as const;

/** A pull request that changes line 20 of 40, and a way to act on it. */
async function stage() {
  const place = await ground();
  const number = openPull(place.world);
  const apply = makeApply(async () => place.github);
  const headSha = place.world.pull(REPO, number).headSha;
  place.calls();
  return {
    ...{ ...place, number, headSha },
    pull: () => place.world.pull(REPO, number),
    act: (...actions: Action[]) =>
      apply({ owner: 'contoso', repo: 'connectors', number }, actions, AbortSignal.timeout(30_000)),
  };
}

function onLine(line: number | null, body = `about line ${line}`, startLine: number | null = null): DesiredInline {
  return { fingerprint: body, path, line, startLine, body, findings: [] };
}

const outcome = (results: readonly ActionResult[]) => results.map(({ ok }) => ok);
const annotation = (line: number) => ({
  ...{ path, startLine: line, endLine: line, level: 'failure' as const, title: 'Wrong', message: `line ${line}` },
});

test('no actions cost no call', async () => {
  const { act, calls } = await stage();
  expect([await act(), calls()]).toEqual([[], []]);
});

test('a check run is made in one request', async () => {
  const { act, pull, calls, headSha } = await stage();
  const annotations = [annotation(20)];
  const action = { type: 'create-check', headSha, check: { ...check, annotations }, externalId: 'x' } as const;
  expect(outcome(await act({ ...action, startedAt: '2026-11-22T10:00:00Z' }))).toEqual([true]);
  expect(calls()).toEqual(['POST /repos/:owner/:repo/check-runs']);
  expect(pull().checkRuns).toMatchObject([
    { name: 'Connector certification', conclusion: 'failure', externalId: 'x', title: '2 errors', annotations },
  ]);
});

test('annotations go by fifty, and the verdict with the last of them', async () => {
  const { act, pull, calls, headSha, simulator } = await stage();
  const annotations = Array.from({ length: 120 }, (_, index) => annotation(index + 1));
  const action = { type: 'create-check', headSha, check: { ...check, annotations }, externalId: 'x' } as const;
  await act({ ...action, startedAt: '2026-11-22T10:00:00Z' });
  const update = 'PATCH /repos/:owner/:repo/check-runs/:id';
  expect(calls()).toEqual(['POST /repos/:owner/:repo/check-runs', update, update]);
  expect(pull().checkRuns[0]?.annotations).toHaveLength(120);
  expect(pull().checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure', externalId: 'x' });
  simulator.faults.request({ answer: { kind: 'server-error' }, match: /PATCH/ });
  await act({ ...action, startedAt: '2026-11-22T10:00:00Z' });
  expect(pull().checkRuns.at(-1)).toMatchObject({ status: 'in_progress', conclusion: null, externalId: '' });
});

test('texts beyond the limits are cut, and say so', async () => {
  const { act, pull, headSha } = await stage();
  const long = `<!-- mark -->\n<details>\n\n\`\`\`json\n${'ä line of text\n'.repeat(10_000)}`;
  const summary = { ...check, summary: long };
  const action = {
    type: 'create-check',
    headSha,
    check: summary,
    externalId: 'x',
    startedAt: '2026-11-22T10:00:00Z',
  } as const;
  expect(outcome(await act(action, { type: 'create-comment', body: long }))).toEqual([true, true]);
  for (const text of [pull().checkRuns[0]?.summary, pull().comments[0]?.body]) {
    expect(text).toMatch(/^<!-- mark -->/);
    expect(text).toMatch(/\n```\n\n<\/details>\n\n_….*left out.*_$/s);
  }
});

test('comments on lines and on files come in one review, and one by one', async () => {
  const { act, pull, headSha } = await stage();
  const comments = [onLine(20), onLine(21, 'two lines', 20), onLine(null, 'about the file')];
  expect(outcome(await act({ type: 'create-review', headSha, comments }))).toEqual([true]);
  expect(pull().reviews.map(({ state }) => state)).toEqual(['COMMENTED', 'COMMENTED']);
  expect(pull().threads.map(({ line, startLine, comments: [first] }) => [startLine, line, first?.body])).toEqual([
    [null, 20, 'about line 20'],
    [20, 21, 'two lines'],
    [null, null, 'about the file'],
  ]);
});

test('a line that is not in the diff loses no comment: it is said on the file', async () => {
  const { act, pull, headSha } = await stage();
  const bad = onLine(2, 'off the diff\n```suggestion\nx\n```');
  const comments = [onLine(18), onLine(19), bad, onLine(20), onLine(21), onLine(22)];
  expect(outcome(await act({ type: 'create-review', headSha, comments }))).toEqual([true]);
  const said = pull().threads.map(({ line, comments: [first] }) => [line, first?.body]);
  expect(said).toHaveLength(6);
  expect(said).toContainEqual([null, 'off the diff\n```\nx\n```']);
  for (const line of [18, 19, 20, 21, 22]) expect(said).toContainEqual([line, `about line ${line}`]);
});

test('what can be said nowhere is named, and the rest is said', async () => {
  const { act, pull, headSha } = await stage();
  const lost = { ...onLine(1), path: 'README.md' };
  const [result] = await act({ type: 'create-review', headSha, comments: [onLine(20), lost] });
  expect(result).toMatchObject({ ok: false, error: { message: expect.stringMatching(/refused 1 of 2/) } });
  expect(pull().threads).toHaveLength(1);
});

test('labels that are missing have their colour and description, those that somebody has deleted too', async () => {
  const { act, pull, calls, world, github } = await stage();
  const look = async () => {
    const place = { owner: 'contoso', repo: 'connectors', name: label.name };
    const { data } = await github.request('GET /repos/{owner}/{repo}/labels/{name}', place);
    return { color: data.color, description: data.description };
  };
  const label = { name: 'Validation phase', color: 'c5def5', description: 'd'.repeat(120) };
  await act({ type: 'add-labels', labels: [label, { name: 'New', color: '000000', description: 'is there' }] });
  expect(pull().labels).toEqual(['Validation phase', 'New']);
  expect(await look()).toEqual({ color: 'c5def5', description: 'd'.repeat(100) });
  calls();
  await act({ type: 'remove-label', label: 'New' }, { type: 'add-labels', labels: [label] });
  expect(calls()).toHaveLength(2);
  world.deleteLabel(REPO, 'contoso', label.name);
  await act({ type: 'add-labels', labels: [label] });
  expect(await look()).toEqual({ color: 'c5def5', description: 'd'.repeat(100) });
  world.deleteLabel(REPO, 'contoso', label.name);
  world.createLabel(REPO, 'contoso', { name: label.name, color: '123456' });
  await act({ type: 'add-labels', labels: [label] });
  expect(await look()).toEqual({ color: '123456', description: null });
});

test('a label that is off already is as good as one taken off', async () => {
  const { act } = await stage();
  expect(outcome(await act({ type: 'remove-label', label: 'never there' }))).toEqual([true]);
});

test('a comment is edited, a thread is resolved', async () => {
  const { act, pull, headSha } = await stage();
  await act({ type: 'create-comment', body: 'one' }, { type: 'create-review', headSha, comments: [onLine(20)] });
  const [threadId, id] = [pull().threads[0]?.id ?? '', pull().comments[0]?.id ?? 0];
  const results = await act({ type: 'update-comment', id, body: 'two' }, { type: 'resolve-thread', threadId });
  expect(outcome(results)).toEqual([true, true]);
  expect([pull().comments[0]?.body, pull().threads[0]?.resolved]).toEqual(['two', true]);
});

test('threads are resolved in one request, and one that is gone stops no other', async () => {
  const { act, pull, calls, headSha } = await stage();
  await act({ type: 'create-review', headSha, comments: [onLine(19), onLine(20), onLine(21)] });
  calls();
  const ids = pull().threads.map(({ id }) => id);
  const actions = ids.toSpliced(1, 0, 'PRRT_gone').map((threadId): Action => ({ type: 'resolve-thread', threadId }));
  expect(outcome(await act(...actions))).toEqual([true, false, true, true]);
  expect(calls()).toHaveLength(1);
  expect(pull().threads.every(({ resolved }) => resolved)).toBe(true);
});

test('a failed action does not stop the rest, and no write of unknown fate is repeated', async () => {
  const { act, pull, simulator } = await stage();
  simulator.faults.request({ answer: { kind: 'answer-lost' }, match: /comments/ });
  const results = await act({ type: 'create-comment', body: 'one' }, { type: 'create-comment', body: 'two' });
  expect(outcome(results)).toEqual([false, true]);
  expect(pull().comments.map(({ body }) => body)).toEqual(['one', 'two']);
});

test('a write that a limit refused is sent again once it may', async () => {
  const { act, pull, simulator } = await stage();
  simulator.faults.request({ answer: { kind: 'secondary-limit', retryAfterSeconds: 0 }, match: /comments/ });
  expect(outcome(await act({ type: 'create-comment', body: 'one' }))).toEqual([true]);
  expect(pull().comments).toHaveLength(1);
});

test('a limit that asks for longer than a run may last is left to the queue', async () => {
  const { act, simulator } = await stage();
  simulator.faults.request({ answer: { kind: 'primary-limit', resetInSeconds: 3000 } });
  expect(outcome(await act({ type: 'create-comment', body: 'one' }))).toEqual([false]);
});
