/** A repository without a server: the sample workflow's step, run by a shell from the package, with a GitHub beside it. */
import { join } from 'node:path';
import type { Simulator } from '../../src/simulator/index.ts';
import { type Execute, runWorkflow, type WorkflowEvent } from '../action/runner.ts';
import { FORK, PARTNER, REPO, startGround } from '../stories/ground.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

const README = 'certified-connectors/Contoso/readme.md';

let folder: FreshFolder;
let simulator: Simulator;
beforeEach(async () => {
  folder = await freshFolder();
  simulator = await startGround({ files: { 'readme.md': '# Connectors\n' }, roles: { mona: 'maintain' } });
});
afterEach(async () => {
  await folder.close();
  await simulator.close();
});

const byShell: Execute = async (script, env) => {
  const { code, stdout, stderr } = await folder.run('bash', ['-e', '-o', 'pipefail', '-c', script], { env });
  return { code: code ?? -1, out: `${stdout}${stderr}` };
};

function jobOf(workflow: string, event: WorkflowEvent) {
  const actionPath = join(folder.path, 'node_modules', '@connector-reviewer', 'cli');
  return runWorkflow(workflow, event, simulator, byShell, actionPath);
}

/** Opens a pull request, or pushes to it. */
function push(changes: Readonly<Record<string, string | Uint8Array>>): void {
  simulator.world.commit(FORK, 'work', { changes, message: 'Change', author: PARTNER });
}

function open(title: string, body: string): number {
  const how = { repo: REPO, base: 'dev', headRepo: FORK, headBranch: 'work', author: PARTNER };
  return simulator.world.openPull({ ...how, title, body });
}

const script = hasPackage ? test : test.skip;

script('from the first review to an approval: push, command, and what the clock takes up', async () => {
  const { world } = simulator;
  push({ [README]: '# Contoso\n' });
  const number = open('Fabrikam Parcels', BODY);
  const ofPull = (action: string) =>
    jobOf('Connector review', { name: 'pull_request_target', payload: { action, pull_request: { number } } });
  const first = await ofPull('opened');
  expect(first).toMatchObject({ code: 0, outputs: { conclusion: 'failure', stage: 'validation', turn: 'partner' } });
  expect(world.pull(REPO, number).comments.map(({ author }) => author)).toEqual(['github-actions']);

  world.commit(FORK, 'work', { changes: { ...pathed(good), [README]: null }, message: 'Mend', author: PARTNER });
  expect(await ofPull('synchronize')).toMatchObject({
    code: 0,
    outputs: { conclusion: 'success', turn: 'maintainer' },
  });

  world.comment(REPO, number, 'mona', '/hold until Friday');
  const comment = { action: 'created', issue: { number, pull_request: {} } };
  expect((await jobOf('Connector review', { name: 'issue_comment', payload: comment })).outputs.turn).toBe('nobody');
  world.comment(REPO, number, 'mona', '/unhold');
  await jobOf('Connector review', { name: 'issue_comment', payload: comment });

  world.review(REPO, number, 'mona', { state: 'approve' });
  expect((await jobOf('Connector review', { name: 'schedule', payload: {} })).outputs.reviewed).toBe('1');
  expect(world.pull(REPO, number).labels).toContain('ready for preview');
});

script('a token that may only read leaves the verdict in the job', async () => {
  push({ [README]: '# Contoso\n' });
  const number = open('Contoso (certified)', '');
  const payload = { action: 'opened', pull_request: { number } };
  const { code, out, summary } = await jobOf('Connector report', { name: 'pull_request', payload, fromFork: true });
  expect([code, out, summary]).toEqual([
    1,
    expect.stringContaining('::error file='),
    expect.stringContaining('to fix'),
  ]);
  expect(simulator.world.pull(REPO, number)).toMatchObject({ comments: [], labels: [], checkRuns: [] });
});
