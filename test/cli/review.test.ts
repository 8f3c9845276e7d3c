/** `review`: a pull request on GitHub, with somebody's token. */
import { generateKeyPairSync } from 'node:crypto';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { cli, dropSummary, read, repository, SWAGGER } from './setup.ts';

const REPO = 'contoso/connectors';

let simulator: Simulator;
let env: Record<string, string>;

beforeAll(async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const permissions = { contents: 'read', pull_requests: 'write' } as const;
  simulator = await startSimulator({
    app: { id: 7, slug: 'reviewer', publicKey: pem, webhookSecret: 'secret', permissions, events: [] },
  });
  const { world } = simulator;
  for (const login of ['contoso', 'pat', 'mona']) world.createUser(login);
  const files = { 'README.md': '# Connectors\n' };
  world.createRepository({ owner: 'contoso', name: 'connectors', defaultBranch: 'dev', files });
  world.setRole(REPO, 'mona', 'maintain');
  const fork = world.fork(REPO, 'pat');
  const root = repository();
  dropSummary(root);
  world.commit(fork, 'change', { changes: { [SWAGGER]: read(root, SWAGGER) }, message: 'Contoso', author: 'pat' });
  world.openPull({ repo: REPO, headRepo: fork, headBranch: 'change', title: 'Contoso Orders', author: 'pat' });
  env = { GITHUB_TOKEN: world.createToken('mona'), GITHUB_API_URL: simulator.url };
});

afterAll(() => simulator.close());

function writes(): string[] {
  return simulator.requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ operation }) => operation ?? '');
}

it('prints the verdict and the plan, and writes nothing', async () => {
  const { code, out, err } = await cli('/', ['review', `${REPO}#1`], env);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toContain('operation/summary-required');
  expect(out).toContain('Nothing was written. --apply would:');
  expect(out).toContain('post a comment of');
  expect(writes()).toEqual([]);
});

it('prints the comment as it would be posted, and the plan beside it', async () => {
  const { out, err } = await cli('/', ['review', `https://github.com/${REPO}/pull/1`, '--format', 'markdown'], env);
  expect(out).toMatch(/^<!-- connector-reviewer:summary /);
  expect(err).toContain('--apply would:');
});

it('writes with --apply, tells what was refused, and then is not called a success', async () => {
  const { code, out, err } = await cli('/', ['review', `${REPO}#1`, '--apply'], env);
  expect(out).toContain('Written:');
  expect(writes()).toContain('POST /repos/:owner/:repo/issues/:number/comments');
  // GitHub lets Apps alone create check runs.
  expect(err).toContain('could not create the check run');
  expect(code).toBe(2);
});

it.each([
  ['an address that is none', ['contoso/connectors'], {}, 'Write it as OWNER/REPO#NUMBER'],
  ['an address with a path in it', ['../x/connectors#1'], {}, 'is not a pull request'],
  ['no token', [`${REPO}#1`], { GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
  ['a wrong token', [`${REPO}#1`], { GITHUB_TOKEN: 'ghp_wrong' }, 'is wrong or has run out'],
  ['a pull request that is not there', [`${REPO}#99`], {}, 'Check the name and number'],
])('is 2 for %s', async (_, args, own, words) => {
  const { code, out, err } = await cli('/', ['review', ...args], { ...env, ...own });
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
});
