import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { FORK, REPO, stopAll } from '../simulator/setup.ts';
import { type Changes, folder, ground, observe, open, publish, push, STAGE, textOf } from './setup.ts';

afterEach(stopAll);

const swagger = `${folder}/apiDefinition.swagger.json`;
const readme = `${folder}/readme.md`;
const icon = `${folder}/icon.png`;

/** Publishes files, and lets somebody fork what is published then. */
async function published(files: Record<string, string | Uint8Array>) {
  const place = await ground();
  publish(place.world, files);
  place.world.fork(REPO, 'stranger');
  return { ...place, update: (changes: Changes) => open(place.world, changes, 'stranger') };
}

test('a new connector costs two calls', async () => {
  const { world, observe: read, calls } = await ground();
  const number = open(world, { [swagger]: '{}\n', [readme]: '# Contoso\n' });
  const snapshot = await read(number);
  expect(calls()).toEqual(['PullRequest', 'Folders']);
  expect(snapshot).toMatchObject({
    ...{ title: 'Contoso', body: 'Please', author: { login: 'pat', type: 'user' }, authorRole: 'read' },
    ...{ state: 'open', merged: false, draft: false, baseRef: 'main', checkRun: null, olderCheckRuns: [] },
    files: [
      { path: swagger, previousPath: null, status: 'added' },
      { path: readme, previousPath: null, status: 'added' },
    ],
  });
  expect([...snapshot.head.keys()].sort()).toEqual([swagger, readme]);
  expect(snapshot.base.size).toBe(0);
  expect(textOf(snapshot.head, readme)).toBe('# Contoso\n');
});

test('a pull request that touches no connector costs one', async () => {
  const { world, observe: read, calls } = await ground();
  const snapshot = await read(open(world, { 'README.md': '# Mine\n' }));
  expect(calls()).toEqual(['PullRequest']);
  expect(snapshot.head.size + snapshot.base.size).toBe(0);
});

test('an update is read at the head and where it began, not where the base branch is now', async () => {
  const { world, observe: read, calls } = await ground();
  const fork = world.fork(REPO, 'mona');
  publish(world, { [readme]: '# Published later\n' });
  world.commit(fork, 'work', { changes: { 'certified/Contoso/api.json': '{}\n' }, message: 'Work', author: 'mona' });
  publish(world, { '.github/connector-reviewer.yml': 'folders: { certified: certified }\n' });
  publish(world, { 'certified/Contoso/api.json': 'changed after the fork\n' });
  const number = world.openPull({ repo: REPO, headRepo: fork, headBranch: 'work', title: 'Update', author: 'mona' });
  const snapshot = await read(number);
  expect(calls().slice(0, 3)).toEqual(['PullRequest', 'GET /repos/:owner/:repo/compare/:basehead', 'Folders']);
  expect(textOf(snapshot.head, 'certified/Contoso/api.json')).toBe('{}\n');
  expect(textOf(snapshot.base, 'certified/Contoso/api.json')).toMatch(/^line 1\n/);
  expect(snapshot.mergeBaseSha).not.toBe(snapshot.baseSha);
});

test('a file added to a published connector is an update', async () => {
  const { update, observe: read } = await published({ [swagger]: '{}\n' });
  const snapshot = await read(update({ [readme]: '# Contoso\n' }));
  expect([...snapshot.base.keys()]).toEqual([swagger]);
  expect([...snapshot.head.keys()].sort()).toEqual([swagger, readme]);
});

test('contents are exact: icons, large files, and what is not UTF-8', async () => {
  const { world, observe: read, calls } = await ground();
  const contents: Record<string, string | Uint8Array> = {
    [icon]: Uint8Array.from([137, 80, 78, 71, 0, 255, 254]),
    [swagger]: `{ "a": "${'ä'.repeat(300_000)}" }\n`,
    [readme]: Uint8Array.from([35, 32, 0xe9, 10]),
    [`${folder}/notes.txt`]: 'of no use\n',
  };
  const snapshot = await read(open(world, contents));
  for (const path of [icon, swagger, readme]) {
    expect(Buffer.from(snapshot.head.get(path)?.bytes ?? []).equals(Buffer.from(contents[path] ?? ''))).toBe(true);
  }
  expect(snapshot.head.get(`${folder}/notes.txt`)).toEqual({ size: 10, bytes: null });
  expect(calls().filter((call) => call.includes('blobs'))).toHaveLength(3);
});

test('an icon that stayed the same is read once', async () => {
  const {
    update,
    observe: read,
    calls,
  } = await published({ [icon]: Uint8Array.from([137, 80, 0]), [readme]: '# A\n' });
  const { head, base } = await read(update({ [readme]: '# B\n' }));
  expect(head.get(icon)).toEqual(base.get(icon));
  expect(calls().filter((call) => call.includes('blobs'))).toHaveLength(1);
});

test('files deep below the folder are read', async () => {
  const { world, observe: read } = await ground();
  const deep = `${folder}/a/b/c/d/e/f/readme.md`;
  const { head } = await read(open(world, { [deep]: 'deep\n', [readme]: '# A\n' }));
  expect(textOf(head, deep)).toBe('deep\n');
});

test('a renamed folder is read under its old name at the base', async () => {
  const text = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
  const { update, observe: read } = await published({ [readme]: text });
  const moved = 'certified-connectors/Fabrikam/readme.md';
  const snapshot = await read(update({ [readme]: null, [moved]: text }));
  expect(snapshot.files).toEqual([{ path: moved, previousPath: readme, status: 'renamed' }]);
  expect([[...snapshot.head.keys()], [...snapshot.base.keys()]]).toEqual([[moved], [readme]]);
});

test('59 connectors in one pull request cost at most ten calls', async () => {
  const names = Array.from({ length: 59 }, (_, index) => `certified-connectors/C${index}`);
  const files = (text: string) =>
    Object.fromEntries(
      names.flatMap((name) => ['readme.md', 'a.json', 'b.json'].map((file) => [`${name}/${file}`, text])),
    );
  const { update, observe: read, calls } = await published(files('{}\n'));
  const snapshot = await read(update(files('{ }\n')));
  expect([snapshot.files.length, snapshot.head.size, snapshot.base.size]).toEqual([177, 177, 177]);
  expect(calls().length).toBeLessThanOrEqual(10);
});

test('whatever there is more of than a page is read to its end', async () => {
  const { world, observe: read } = await ground();
  const number = open(world, { [swagger]: `${'line\n'.repeat(5)}` });
  for (let n = 1; n <= 130; n++) world.comment(REPO, number, 'pat', `comment ${n}`);
  for (let n = 1; n <= 60; n++) world.addLabel(REPO, number, 'mona', 'New');
  world.review(REPO, number, 'mona', { state: 'comment', comments: [{ path: swagger, line: 2, body: 'reply 0' }] });
  const thread = world.pull(REPO, number).threads[0]?.id ?? '';
  for (let n = 1; n <= 160; n++) world.replyToThread(REPO, number, 'pat', thread, `reply ${n}`);
  const snapshot = await read(number);
  expect(snapshot.comments.map(({ body }) => body).slice(-2)).toEqual(['comment 129', 'comment 130']);
  expect(snapshot.threads[0]?.comments.map(({ body }) => body)).toEqual(
    Array.from({ length: 161 }, (_, n) => `reply ${n}`),
  );
});

test('roles are asked of those whose word counts, and of nobody else', async () => {
  const { world, observe: read, calls } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  world.setRole(REPO, 'stranger', 'triage');
  world.comment(REPO, number, 'contoso', 'Nice.');
  world.addLabel(REPO, number, 'stranger', STAGE);
  world.review(REPO, number, 'mona', { state: 'approve' });
  calls();
  const { roles, reviews, labelEvents } = await read(number);
  expect([...roles]).toEqual([
    ['stranger', 'triage'],
    ['mona', 'maintain'],
  ]);
  expect(reviews).toMatchObject([{ state: 'approved', author: { login: 'mona', type: 'user' } }]);
  expect(labelEvents).toMatchObject([{ label: STAGE, added: true, actor: { login: 'stranger', type: 'user' } }]);
  expect(calls().filter((call) => call.includes('collaborators'))).toHaveLength(2);
});

test('a role that GitHub does not tell is unknown, never a yes', async () => {
  const { world, observe: read, simulator } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  world.review(REPO, number, 'mona', { state: 'approve' });
  simulator.faults.request({ answer: { kind: 'server-error' }, match: /collaborators/, times: 3 });
  expect([...(await read(number)).roles]).toEqual([['mona', 'unknown']]);
});

test('the configuration comes from the base branch, whatever the pull request says', async () => {
  const { world, observe: read } = await ground();
  publish(world, { '.github/connector-reviewer.yml': 'inlineComments: 7\n' });
  const { config, configProblem } = await read(
    open(world, { '.github/connector-reviewer.yml': 'inlineComments: 1\n', [readme]: '# A\n' }),
  );
  expect([config.inlineComments, configProblem]).toEqual([7, null]);
});

test('a broken configuration is said, and the defaults hold', async () => {
  const { world, observe: read } = await ground();
  publish(world, { '.github/connector-reviewer.yml': 'inlineComments: many\n' });
  const { config, configProblem } = await read(open(world, { [readme]: '# A\n' }));
  expect(config).toBe(DEFAULT_CONFIG);
  expect(configProblem).toMatchObject({ line: 1, reason: expect.stringMatching(/inlineComments/) });
});

test('what the App itself wrote is told from what people wrote', async () => {
  const { world, github, observe: read } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  await github.rest.issues.createComment({ owner: 'contoso', repo: 'connectors', issue_number: number, body: 'Mine.' });
  world.comment(REPO, number, 'pat', 'Theirs.');
  const { comments } = await read(number);
  expect(comments.map(({ author, body }) => [author, body])).toEqual([
    [{ login: 'reviewer', type: 'app' }, 'Mine.'],
    [{ login: 'pat', type: 'user' }, 'Theirs.'],
  ]);
});

test('the check run on the head is found by its name', async () => {
  const { world, github, observe: read } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  const head_sha = world.pull(REPO, number).headSha;
  const place = { owner: 'contoso', repo: 'connectors', head_sha };
  await github.rest.checks.create({ ...place, name: 'Another', conclusion: 'success' });
  await github.rest.checks.create({
    ...{ ...place, name: 'Connector certification', conclusion: 'failure', external_id: 'print' },
  });
  const { checkRun } = await read(number);
  expect(checkRun).toMatchObject({ status: 'completed', conclusion: 'failure', externalId: 'print' });
});

test('when the head moves meanwhile, everything is read once more', async () => {
  const { world, github, calls } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  let moved = false;
  github.hook.before('request', (options) => {
    if (moved || !String(options.query).includes('query Folders')) return;
    moved = true;
    push(world, { [readme]: '# B\n' });
  });
  const snapshot = await observe(github, number);
  expect(calls()).toEqual(['PullRequest', 'Folders', 'PullRequest', 'Folders']);
  expect(textOf(snapshot.head, readme)).toBe('# B\n');
  expect(snapshot.headSha).toBe(world.head(FORK, 'work'));
});

test('a head that keeps moving is an error, not a wrong snapshot', async () => {
  const { world, github } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  let count = 0;
  github.hook.before('request', (options) => {
    if (String(options.query).includes('query Folders')) push(world, { [readme]: `# ${count++}\n` });
  });
  await expect(observe(github, number)).rejects.toThrow(/moved/);
});

test.each(['server-error', 'dropped', 'secondary-limit'] as const)('one %s is survived', async (kind) => {
  const { world, observe: read, simulator } = await ground();
  const number = open(world, { [readme]: '# A\n' });
  simulator.faults.request({ answer: kind === 'secondary-limit' ? { kind, retryAfterSeconds: 0 } : { kind } });
  expect((await read(number)).head.size).toBe(1);
});

test('a pull request that is not there is an error at once', async () => {
  const { observe: read, calls } = await ground();
  await expect(read(99)).rejects.toThrow();
  expect(calls()).toHaveLength(1);
});
