/** Who brings an update, and what else is going on beside it: conversations. */
import { BODY, FOLDER, good, pathed } from './parcels.ts';
import { PARTNER, REPO, type StoryWorld, startWorld } from './world.ts';

let story: StoryWorld;
let number: number;
afterEach(async () => story.close());

const README = `${FOLDER}/readme.md`;
const edited = { [README]: good.get('readme.md')!.replace(/\n$/, '\n\nOne more sentence about parcels.\n') };
const summaryOf = (pull: number) => story.pull(pull).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';

/** The connector is published; whoever is named has worked on it. */
async function begin(contributor: string | null, owners = '') {
  const files = {
    'readme.md': '# Connectors\n',
    ...pathed(good),
    ...(owners === '' ? {} : { '.github/CODEOWNERS': owners }),
  };
  story = await startWorld({ roles: { mona: 'maintain' }, files });
  if (contributor !== null) {
    if (contributor !== PARTNER) story.world.createUser(contributor);
    story.world.setRole(REPO, contributor, 'write');
    const changes = { [`${FOLDER}/apiProperties.json`]: `${good.get('apiProperties.json')}\n` };
    story.world.commit(REPO, 'dev', { changes, message: 'Update', author: contributor });
    story.world.setRole(REPO, contributor, 'none');
  }
  number = story.open(edited, { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
}

test('an update by somebody who has never worked on the connector is said to the maintainers', async () => {
  await begin('carla');
  expect(summaryOf(number)).toMatch(
    /For the maintainers: this is the first time that pat changes this connector\. Before, it was worked on by .*carla/,
  );
  expect(summaryOf(number)).toContain('Welcome, pat');
});

test('where the repository names owners, the stranger is told to ask them, and that is enough', async () => {
  await begin('carla', `/${FOLDER.replace(' ', '\\ ')}/ @carla\n`);
  expect(summaryOf(number)).toContain('`pat` has not worked on this connector before. Ask its owner');
  expect(summaryOf(number)).not.toContain('For the maintainers');
});

test('somebody who has worked on it is neither announced nor greeted as a newcomer', async () => {
  await begin(PARTNER);
  expect(summaryOf(number)).not.toBe('');
  expect(summaryOf(number)).not.toMatch(/For the maintainers|Welcome/);
});

test('who worked on it is asked once: another word costs no request for it', async () => {
  await begin('carla');
  expect(story.calls()).toContain('History');
  story.world.comment(REPO, number, 'pat', 'Anything new?');
  await story.quiet();
  expect(story.calls()).not.toContain('History');
});

const otherIs = (other: number) =>
  new RegExp(`Pull request \\\\#.?${other} is open and touches \`${FOLDER}\` as well`, 'u');

test('two open pull requests for one connector know of each other', async () => {
  await begin(null);
  const second = story.open(edited, { title: 'Parcels, once more', body: BODY, branch: 'other' });
  await story.quiet();
  expect(summaryOf(second)).toMatch(otherIs(number));
  story.calls();
  story.world.comment(REPO, number, 'pat', 'Hm.');
  await story.quiet();
  expect(summaryOf(number)).toMatch(otherIs(second));
  expect(story.calls()).not.toContain('OtherFiles');
});

test('a new connector for a host that a published one calls already is told so', async () => {
  await begin(null);
  const folder = 'certified-connectors/Parcels Again';
  const files = Object.entries(pathed(good)).map(([path, text]) => [path.replace(FOLDER, folder), text] as const);
  const second = story.open(Object.fromEntries(files), { title: 'Parcels Again', body: BODY, branch: 'other' });
  await story.quiet();
  expect(summaryOf(second)).toMatch(
    /`certified-connectors\/Fabrikam Parcels` .*: the same host, the same name, 4 of 4 operations.* \[See it here\.\]\(.*\/tree\/dev\/certified-connectors\/Fabrikam%20Parcels\)/,
  );
});

test('without the licence agreement it is blocked, and goes on by itself when the author has accepted it', async () => {
  await begin(null);
  const cla = (conclusion: 'success' | 'action_required') =>
    story.world.reportCheck(REPO, number, 'microsoft-github-policy-service', { name: 'license/cla', conclusion });
  cla('action_required');
  await story.quiet();
  const conclusion = () => story.pull(number).checkRuns.findLast(({ app }) => app === 'connector-reviewer')?.conclusion;
  expect(conclusion()).toBe('failure');
  expect(summaryOf(number)).toContain('The contributor licence agreement is not accepted.');
  cla('success');
  await story.quiet();
  expect(conclusion()).toBe('success');
  expect(summaryOf(number)).not.toContain('licence agreement');
});
