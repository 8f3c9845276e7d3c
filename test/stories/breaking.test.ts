/** An update that breaks something, and the word that it is meant: conversations. */
import { BODY, FOLDER, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
let number: number;
let now: Date;
afterEach(async () => story.close());

const NAME = 'apiDefinition.swagger.json';
const SWAGGER = `${FOLDER}/${NAME}`;

/** The published definition without some operations. */
function without(...ids: readonly string[]): Readonly<Record<string, string>> {
  const api = JSON.parse(good.get(NAME)!) as { paths: Record<string, Record<string, { operationId: string }>> };
  for (const methods of Object.values(api.paths))
    for (const [method, operation] of Object.entries(methods))
      if (ids.includes(operation.operationId)) delete methods[method];
  return { [SWAGGER]: `${JSON.stringify(api, null, 2)}\n` };
}

async function begin() {
  now = new Date('2026-11-22T09:00:00Z');
  const files = { 'readme.md': '# Connectors\n', ...pathed(good) };
  story = await startWorld({ roles: { mona: 'maintain' }, files, now: () => now });
  number = story.open(without('BookParcel'), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
}

const minute = () => {
  now = new Date(now.getTime() + 60_000);
};
async function says(login: string, body: string): Promise<number> {
  minute();
  const id = story.world.comment(REPO, number, login, body);
  await story.quiet();
  return id;
}

const replies = () =>
  story
    .pull(number)
    .comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:reply '))
    .map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
const summary = () => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';
const conclusion = () => story.pull(number).checkRuns.at(-1)?.conclusion;

test('a breaking change blocks until a maintainer has acknowledged it; then the update goes on to certified', async () => {
  await begin();
  expect(conclusion()).toBe('failure');
  expect(summary()).toContain('change/operation-removed');
  await says(PARTNER, '/acknowledge change/operation-removed Nobody has called it since 2024');
  expect(replies()).toEqual([expect.stringContaining('is for maintainers')]);
  expect(conclusion()).toBe('failure');
  await says('mona', '/acknowledge change/operation-removed The partner has asked all its customers');
  expect(conclusion()).toBe('success');
  expect(summary()).toMatch(/Let pass by people.*has asked all its customers.*mona/s);
  minute();
  story.world.review(REPO, number, 'mona', { state: 'approve' });
  await story.quiet();
  expect(story.pull(number).labels).toContain('ready for preview');
  for (const label of ['in preview', 'ready for production', 'deployment-in-progress', 'certified']) {
    minute();
    story.world.addLabel(REPO, number, 'mona', label);
    await story.quiet();
    expect(story.pull(number).labels).toContain(label);
  }
});

test('another breaking change needs another word', async () => {
  await begin();
  await says('mona', '/acknowledge all Agreed with the partner');
  expect(conclusion()).toBe('success');
  minute();
  story.push(without('BookParcel', 'CancelParcel'));
  await story.quiet();
  expect(conclusion()).toBe('failure');
  await says('mona', '/acknowledge all That one as well');
  expect(conclusion()).toBe('success');
});

test('a push that comes between the word and the next run slips nothing under it', async () => {
  await begin();
  story.simulator.faults.webhook({ outcome: 'lost', match: /^issue_comment/ });
  await says('mona', '/acknowledge all Agreed with the partner');
  minute();
  story.push(without('BookParcel', 'CancelParcel'));
  await story.quiet();
  expect(replies()).toEqual([
    expect.stringMatching(/^1 breaking change is acknowledged with your reason\. \d+ more .*not shown yet/),
  ]);
  expect(conclusion()).toBe('failure');
});

test('a word that comes before anything was shown covers nothing, and can be said again', async () => {
  now = new Date('2026-11-22T09:00:00Z');
  const files = { 'readme.md': '# Connectors\n', ...pathed(good) };
  story = await startWorld({ roles: { mona: 'maintain' }, files, now: () => now });
  story.simulator.faults.webhook({ outcome: 'lost', match: /^pull_request/ });
  number = story.open(without('BookParcel'), { title: 'Fabrikam Parcels', body: BODY });
  const id = await says('mona', '/acknowledge all I trust them');
  expect(conclusion()).toBe('failure');
  expect(replies()).toEqual([expect.stringContaining('so it covers nothing')]);
  minute();
  story.world.editComment(REPO, id, 'mona', '/acknowledge all I have read it, and I trust them');
  await story.quiet();
  expect(conclusion()).toBe('success');
  expect(replies()).toEqual([expect.stringContaining('is acknowledged with your reason')]);
});

test('a published connector that is deleted blocks until a maintainer has agreed', async () => {
  now = new Date('2026-11-22T09:00:00Z');
  const files = { 'readme.md': '# Connectors\n', ...pathed(good) };
  story = await startWorld({ roles: { mona: 'maintain' }, files, now: () => now });
  const gone = Object.fromEntries(Object.keys(pathed(good)).map((path) => [path, null]));
  number = story.open(gone, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  expect(conclusion()).toBe('failure');
  expect(summary()).toContain('change/connector-removed');
  await says(PARTNER, '/acknowledge change/connector-removed It was ours');
  expect(conclusion()).toBe('failure');
  await says('mona', '/acknowledge change/connector-removed The service is shut down');
  expect(conclusion()).toBe('success');
  expect(summary()).toMatch(/Let pass by people.*The service is shut down.*mona/s);
});
