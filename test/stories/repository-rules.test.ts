/** Rules that a repository keeps for itself, as conversations. */
import { titleRule } from '../repository-rule.ts';
import { BODY, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
afterEach(async () => story.close());

const PATH = '.github/connector-reviewer/rules/house/no-parcels.yml';
const RULE = titleRule('Parcels', 'Orders');
const CONNECTOR = pathed(good);
const MAINTAINERS_FORK = 'mona/connectors';

async function begin(files: Readonly<Record<string, string>> = {}): Promise<void> {
  story = await startWorld({ roles: { mona: 'maintain' }, files: { 'readme.md': '# Connectors\n', ...files } });
  story.world.fork(REPO, 'mona');
}

/** Mona pushes to a branch of her fork. */
function monaPushes(text: string): void {
  story.world.commit(MAINTAINERS_FORK, 'rules', { changes: { [PATH]: text }, message: 'Rules', author: 'mona' });
}

function monaOpens(text: string): number {
  monaPushes(text);
  const pull = { base: 'dev', headRepo: MAINTAINERS_FORK, headBranch: 'rules', title: 'Rules', body: '', draft: false };
  return story.world.openPull({ repo: REPO, ...pull, author: 'mona' });
}

const checkOf = (number: number) => story.pull(number).checkRuns.at(-1);
const inline = (number: number) => story.pull(number).threads.map(({ comments: [first] }) => first?.body);
const notices = (number: number) =>
  story.pull(number).comments.flatMap(({ body }) => (body.includes(':notice') ? [body] : []));
const summary = (number: number) => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body;

test("a change of a repository's own rule is checked, and what it would do is shown before it is merged", async () => {
  await begin();
  const partners = story.open(CONNECTOR, { title: 'Fabrikam Parcels', body: BODY });
  const other = monaOpens(RULE.replace('given: info', 'given: infos').replace('why: Another', 'wy: Another'));
  await story.quiet();
  expect(checkOf(partners)?.conclusion).toBe('success');
  expect(checkOf(other)).toMatchObject({ conclusion: 'failure', title: expect.stringMatching(/^The rule is refused/) });
  expect(checkOf(other)?.annotations).toMatchObject([
    { path: PATH, startLine: 1, message: expect.stringMatching(/lacks 'why'/) },
    { path: PATH, startLine: 3, message: expect.stringMatching(/column 1: given must be one of.*info/) },
    { path: PATH, startLine: 7, message: expect.stringMatching(/column 1: .*'wy'/) },
  ]);
  monaPushes(RULE.replace('title: Contoso Orders', 'title: Contoso Parcels'));
  await story.quiet();
  expect(checkOf(other)?.summary).toMatch(/no-parcels\.yml:11:10.*this good example is found: The title/);
  expect(notices(other)).toEqual([]);
  monaPushes(RULE);
  await story.quiet();
  expect(checkOf(other)).toMatchObject({ conclusion: 'neutral', title: 'The rule is sound' });
  expect(notices(other)).toEqual([
    expect.stringMatching(/Once this rule is merged, it changes the open pull request.*`#1`.*No errors.*1 error/s),
  ]);
  expect(checkOf(partners)?.conclusion).toBe('success');
  story.calls();
  story.world.comment(REPO, other, PARTNER, 'Hm.');
  await story.quiet();
  expect(story.calls().filter((call) => !call.includes('permission'))).toEqual(['PullRequest']);
  story.world.mergePull(REPO, other, 'mona');
  await story.quiet();
  expect(checkOf(partners)).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('1 error') });
  expect(summary(partners)).toContain('[`house/no-parcels`](https://example.com/house-rules)');
});

test('rules of the base branch cost nothing while they stay the same', async () => {
  await begin({ [PATH]: RULE });
  const number = story.open(CONNECTOR, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(story.calls()).toEqual(expect.arrayContaining(['RuleFiles', 'Blobs']));
  expect(inline(number)).toEqual([expect.stringContaining('Fabrikam Parcels')]);
  story.world.comment(REPO, number, PARTNER, 'Hm.');
  await story.quiet();
  expect(story.calls()).toEqual(['PullRequest']);
});

test('a rule of the repository takes the place of ours with the same id', async () => {
  const ours = '.github/connector-reviewer/rules/operation/summary-required.yml';
  await begin({ [ours]: RULE.replace('severity: error', 'severity: warning') });
  const files = new Map(good);
  files.set('apiDefinition.swagger.json', good.get('apiDefinition.swagger.json')!.replace(/"summary": "[^"]*",/, ''));
  const number = story.open(pathed(files), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(inline(number)).toEqual([
    expect.stringMatching(/The title `Fabrikam Parcels` speaks of parcels\..*operation\/summary-required/s),
  ]);
});

test('a bad rule file on the base branch loses no review, and is named with its line and column', async () => {
  await begin({
    [PATH]: RULE,
    [PATH.replace('no-parcels', 'broken')]: RULE.replace('severity: error', 'severity: loud'),
    [PATH.replace('house/no-parcels', 'too/deep/rule')]: RULE,
    [PATH.replace('no-parcels', 'huge')]: `${RULE}# ${'x'.repeat(20_000)}\n`,
  });
  const number = story.open(CONNECTOR, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(checkOf(number)).toMatchObject({ conclusion: 'failure', title: expect.stringContaining('1 error') });
  expect(summary(number)).toMatch(/left out: .*house\/broken\.yml:2:1: .*severity must be/);
  expect(summary(number)).toMatch(/rules\/too\/deep:1:1: lies too deep/);
  expect(summary(number)).toMatch(/house\/huge\.yml:1:1: has \d+ bytes; 16384 are allowed/);
});

test("an outsider's rules are held to their form and not run, until a maintainer stands behind them", async () => {
  await begin();
  const unproved = RULE.replace('title: Contoso Parcels', 'title: Contoso Letters');
  const number = story.open({ [PATH]: unproved }, { title: 'Rules', body: '' });
  await story.quiet();
  expect(checkOf(number)).toMatchObject({
    conclusion: 'neutral',
    title: 'The rule is well-formed, and not tried out',
    summary: expect.stringContaining("without a maintainer's word"),
  });
  story.push({ [PATH]: RULE.replace('not: {', '$ref: "#", not: {') });
  await story.quiet();
  expect(checkOf(number)?.annotations).toMatchObject([{ startLine: 4, message: expect.stringContaining("'$ref'") }]);
  story.push({ [PATH]: unproved });
  await story.quiet();
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(checkOf(number)?.annotations).toMatchObject([
    { startLine: 12, message: expect.stringContaining('this bad example is not found') },
  ]);
  expect(notices(number)).toEqual([]);
  story.push({ [PATH]: RULE });
  await story.quiet();
  expect(checkOf(number)?.title).toBe('The rule is well-formed, and not tried out');
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(checkOf(number)?.title).toBe('The rule is sound');
  expect(notices(number)).toEqual([expect.stringContaining('This rule changes nothing')]);
});

test('a rule that would never end is stopped', async () => {
  await begin();
  const endless = RULE.replace('pattern: Parcels', () => "pattern: '^(a+)+$'").replace(
    'title: Contoso Orders',
    `title: ${'a'.repeat(40)}!`,
  );
  const number = monaOpens(endless);
  await story.quiet();
  expect(checkOf(number)?.annotations).toMatchObject([
    { path: PATH, message: expect.stringMatching(/trying it out took longer than 2 seconds/) },
  ]);
});

test('on the base branch, too, it loses no review', async () => {
  const endless = RULE.replace('pattern: Parcels', () => "pattern: '^(.+)+x$'");
  await begin({ [PATH]: endless });
  const long = good
    .get('apiDefinition.swagger.json')!
    .replace('"title": "Fabrikam Parcels"', `"title": "${'Fabrikam '.repeat(6)}"`);
  const number = story.open(pathed(new Map(good).set('apiDefinition.swagger.json', long)), { title: 'F', body: BODY });
  await story.quiet();
  expect(summary(number)).toMatch(/left out: .*to look at this pull request by them took longer than 5 seconds/);
});
