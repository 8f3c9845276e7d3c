/** A pull request with a certification package: what is deployed is the package, and the summary says whether it is what was reviewed. */
import { packageOf, zip } from '../packages.ts';
import { BODY, good } from './parcels.ts';
import { type StoryWorld, startWorld } from './world.ts';

const FOLDER = 'independent-publisher-connectors/Fabrikam Parcels';
const PACKAGE = `${FOLDER}/ConnectorPackage.zip`;

let story: StoryWorld;
beforeEach(async () => {
  story = await startWorld();
});
afterEach(async () => story.close());

/** Opens a pull request with the connector's folder and a package. */
async function open(held: Uint8Array, files: ReadonlyMap<string, string> = good): Promise<number> {
  const changes = Object.fromEntries([...files].map(([name, text]) => [`${FOLDER}/${name}`, text]));
  const how = { title: 'Fabrikam Parcels (Independent Publisher)', body: BODY };
  const number = story.open({ ...changes, [PACKAGE]: held }, how);
  await story.quiet();
  return number;
}

const summary = (number: number) =>
  story.pull(number).comments.find(({ body }) => body.includes('reviewer:summary'))?.body ?? '';

const calls = ['ListParcels', 'GetParcel', 'WhenParcelDelivered'];

it('says that the package holds what was reviewed, and what it holds when it no longer does', async () => {
  const number = await open(await packageOf(good, { calls }));
  expect(summary(number)).toMatch(
    /^`ConnectorPackage.zip` holds the same connector; its flow calls \d of \d operations\.$/m,
  );
  expect(summary(number)).not.toContain('package/same-definition');
  const other = new Map(good);
  other.set(
    'apiDefinition.swagger.json',
    (good.get('apiDefinition.swagger.json') as string).replace('"host": "', '"host": "eu.'),
  );
  story.push({ [PACKAGE]: await packageOf(other, { calls }) });
  await story.quiet();
  expect(summary(number)).toMatch(
    /holds \*\*another connector\*\* than the folder: another definition \(1 difference\)/,
  );
  expect(summary(number)).toContain('package/same-definition');
});

it('says so where code would run that nobody has reviewed', async () => {
  const number = await open(await packageOf(new Map([...good, ['script.csx', '// code']]), { calls }));
  expect(summary(number)).toContain('than the folder: another script');
  expect(summary(number)).toContain('code that nobody has reviewed would run');
});

it('reviews what a package holds where the folder has nothing else', async () => {
  const other = new Map(good);
  other.set(
    'apiDefinition.swagger.json',
    (good.get('apiDefinition.swagger.json') as string).replace('"schemes": [', '"schemes": [\n    "http",'),
  );
  const number = await open(await packageOf(other, { calls }), new Map());
  expect(summary(number)).toContain('there is nothing to compare it with');
  expect(summary(number)).toContain('ConnectorPackage.zip!Connector/');
  const { checkRuns } = story.pull(number);
  expect(checkRuns.at(-1)?.annotations.filter(({ path }) => path.includes('!'))).toEqual([]);
});

it.each([
  ['a text', Buffer.from('no zip'), 'is damaged, or not a zip file'],
  ['zips within zips', zip({ 'r.zip': zip({ 'r.zip': zip({ 'r.zip': zip({}) }) }) }), 'is a zip within zips'],
  ['names that lead out of it', zip({ '../../evil.json': '{}' }), 'outside of the folder'],
  ['more than 4 MB', new Uint8Array(5_000_000).fill(1), 'is too large to be read'],
  ['no solution', zip({ 'intro.md': '', 'package.zip': zip({ 'a.md': '' }) }), 'has no folder PkgAssets'],
])('says what is wrong with a package of %s', async (_, bytes, words) => {
  const number = await open(bytes);
  expect(summary(number)).toContain(words);
});
