/** The sample workflows of docs/action.md, run for what happens on a GitHub in memory. No App is there. */
import { runAction } from '../../src/cli/commands/action.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { makePlanner } from '../../src/review/plan-snapshot.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { FORK, PARTNER, REPO, startGround } from '../stories/ground.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { type Execute, runWorkflow } from './runner.ts';

const README = 'certified-connectors/Contoso/readme.md';

let simulator: Simulator;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-01-05T09:00:00Z');
  const tick = () => new Date(now.setTime(now.getTime() + 50));
  simulator = await startGround({
    ...{ files: { 'readme.md': '# Connectors\n' }, roles: { mona: 'maintain' } },
    now: tick,
  });
});
afterEach(() => simulator.close());

/** In this process: the step's script is what `connector-reviewer action` does. */
const here: Execute = async (script, env) => {
  expect(script).toBe('node "$GITHUB_ACTION_PATH/dist/bin/cli.js" action');
  let out = '';
  const output = {
    write: (text: string) => {
      out += text;
    },
  };
  const planner = makePlanner({ rules: await loadRules(), machine: loadMachine() });
  const code = await runAction({ cwd: '/', env, out: output, err: output }, { planner, now: () => now });
  return { code, out };
};

function push(changes: Readonly<Record<string, string | Uint8Array>>): void {
  simulator.world.commit(FORK, 'work', { changes, message: 'Change', author: PARTNER });
}

function open(
  changes: Readonly<Record<string, string | Uint8Array>>,
  title = 'Contoso (certified)',
  body = '',
): number {
  push(changes);
  const { world } = simulator;
  return world.openPull({ repo: REPO, base: 'dev', headRepo: FORK, headBranch: 'work', title, body, author: PARTNER });
}

const pull = (number: number) => simulator.world.pull(REPO, number);
const review = (name: string, payload: object) => runWorkflow('Connector review', { name, payload }, simulator, here);
const ofPull = (action: string, number: number) => review('pull_request_target', { action, pull_request: { number } });
const writes = () => simulator.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').length;

test('a pull request that is opened is reviewed by github-actions, and the step tells what came of it', async () => {
  const number = open({ [README]: '# Contoso\n' });
  const { code, out, summary, outputs } = await ofPull('opened', number);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^contoso\/connectors#1: failure, stage validation, turn partner; \d+ writes\n$/),
  ]);
  const { checkRuns, comments, labels } = pull(number);
  expect(checkRuns).toMatchObject([{ name: 'Connector certification', conclusion: 'failure' }]);
  expect(comments.map(({ author }) => author)).toEqual(['github-actions']);
  expect(labels).toContain('New');
  expect(summary).toContain(
    '| [contoso/connectors#1](https://github.com/contoso/connectors/pull/1) | failure | validation | partner |',
  );
  expect(outputs).toEqual({ reviewed: '1', conclusion: 'failure', stage: 'validation', turn: 'partner' });
});

test('a push and a command are taken up, and a second run writes nothing', async () => {
  const number = open({ [README]: '# Contoso\n' });
  await ofPull('opened', number);
  push({ [README]: '# Contoso\n\nMore.\n' });
  await ofPull('synchronize', number);
  simulator.world.comment(REPO, number, 'mona', '/hold until Friday');
  await review('issue_comment', { action: 'created', issue: { number, pull_request: {} } });
  expect(pull(number).comments[0]?.body).toContain('on hold');
  const before = writes();
  await review('issue_comment', { action: 'edited', issue: { number, pull_request: {} } });
  expect(writes()).toBe(before);
  expect(pull(number).comments.filter(({ body }) => body.includes('connector-reviewer:summary'))).toHaveLength(1);
});

test.each([
  ['the clock', 'schedule', { schedule: '*/15 * * * *' }],
  ['the workflow that follows the signal', 'workflow_run', { action: 'completed' }],
])("%s takes up what no job could write: an approval of a fork's pull request", async (_what, event, follows) => {
  const number = open(pathed(good), 'Fabrikam Parcels', BODY);
  await ofPull('opened', number);
  simulator.world.review(REPO, number, 'mona', { state: 'approve' });
  const payload = {
    action: 'submitted',
    pull_request: { number, head: { repo: { id: 2 } }, base: { repo: { id: 1 } } },
  };
  const job = await runWorkflow(
    'Connector review',
    { name: 'pull_request_review', payload, fromFork: true },
    simulator,
    here,
  );
  expect([job.code, job.out]).toEqual([0, expect.stringContaining('next run by the clock')]);
  const swept = await review(event, follows);
  expect(swept.outputs.reviewed).toBe('1');
  expect(pull(number).labels).toContain('ready for preview');
  expect((await review('schedule', {})).summary).toBe('No pull request was to be looked at.\n');
});

test('a change of the configuration has all open pull requests looked at again', async () => {
  const number = open({ [README]: '# Contoso\n' });
  await ofPull('opened', number);
  const changes = { '.github/connector-reviewer.yml': 'labels:\n  new: fresh\n' };
  simulator.world.commit(REPO, 'dev', { changes, message: 'Rename a label', author: 'contoso' });
  await review('push', { ref: 'refs/heads/dev', commits: [{}] });
  expect(pull(number).labels).toContain('fresh');
});

test('the clock notices that the partner is silent', async () => {
  const number = open({ [README]: '# Contoso\n' });
  await ofPull('opened', number);
  const before = pull(number).comments.length;
  now.setDate(now.getDate() + 8);
  await review('schedule', {});
  const { comments } = pull(number);
  expect(comments).toHaveLength(before + 1);
  expect(comments.at(-1)).toMatchObject({
    author: 'github-actions',
    body: expect.stringContaining('has been waiting for you'),
  });
});

test('a thread whose finding is mended is resolved with the rights that the sample gives', async () => {
  const number = open({ ...pathed(good), [README]: '# Contoso\n' });
  await ofPull('opened', number);
  const threads = pull(number).threads.length;
  expect(threads).toBeGreaterThan(0);
  simulator.world.commit(FORK, 'work', { changes: { [README]: null }, message: 'Drop', author: PARTNER });
  expect((await ofPull('synchronize', number)).code).toBe(0);
  expect(pull(number).threads.every(({ resolved }) => resolved)).toBe(true);
});

test('with a token that may only read, the verdict is in the job: summary, annotations, SARIF', async () => {
  const number = open({ [README]: '# Contoso\n' });
  const event = { name: 'pull_request', payload: { action: 'opened', pull_request: { number } }, fromFork: true };
  const { code, out, summary, outputs } = await runWorkflow('Connector report', event, simulator, here);
  expect(code).toBe(1);
  expect(out).toContain('::error file=certified-connectors/Contoso/');
  expect(summary).toMatch(/^<!-- connector-reviewer:summary .*to fix/s);
  expect(JSON.parse(outputs.sarif!).runs[0].results.length).toBeGreaterThan(1);
  expect(outputs).toMatchObject({ conclusion: 'failure', stage: 'validation', turn: 'partner' });
  expect(writes()).toBe(0);
  expect(pull(number)).toMatchObject({ comments: [], labels: [], checkRuns: [] });
});

test('a job whose token may not write fails, and says so', async () => {
  const number = open({ [README]: '# Contoso\n' });
  const event = {
    name: 'pull_request_target',
    payload: { action: 'opened', pull_request: { number } },
    fromFork: true,
  };
  const { code, out } = await runWorkflow('Connector review', event, simulator, here);
  expect(code).toBe(2);
  expect(out).toMatch(/^::error::contoso\/connectors#1: a run was given up: .*Resource not accessible by integration/m);
});

test('a job of another event than the samples ask for is not begun by this test, either', async () => {
  await expect(review('pull_request', { action: 'opened' })).rejects.toThrow('does not begin with pull_request');
});
