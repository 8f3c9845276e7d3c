import { ContentCache } from '../../src/github/cache.ts';
import { Client } from '../../src/github/client.ts';
import { readTitles, type TitleCache } from '../../src/github/read/connector-titles.ts';
import { stopAll } from '../simulator/setup.ts';
import { ground, publish } from './setup.ts';

afterEach(stopAll);

const folders = {
  'certified-connectors': 'certified',
  'independent-publisher-connectors': 'independent-publisher',
} as const;
const key = { owner: 'contoso', repo: 'connectors', number: 1 };
const definition = (title: string) => JSON.stringify({ swagger: '2.0', info: { title, version: '1' } });

async function place(count: number) {
  const { world, simulator, github, calls } = await ground();
  const names = Array.from(
    { length: count },
    (_, index) => `certified-connectors/C${index}/ApiDefinition.swagger.json`,
  );
  const sha = publish(world, Object.fromEntries(names.map((name, index) => [name, definition(`Title ${index}`)])));
  const cache: TitleCache = new ContentCache(1_000_000);
  const client = new Client(github, AbortSignal.timeout(30_000), { pauses: [1, 1] });
  const read = (at: string) => readTitles(client, key, at, folders, cache);
  return { world, simulator, calls, sha, read };
}

test('titles cost one request, and one for every fifty definitions; the same commit again costs none', async () => {
  const { calls, sha, read } = await place(51);
  const titles = await read(sha);
  expect(titles).toHaveLength(51);
  const signs = { title: 'Title 0', host: null, operations: [], mail: null };
  expect(titles[0]).toEqual({ folder: 'certified-connectors/C0', kind: 'certified', ...signs });
  expect(calls()).toEqual(['Definitions', 'Blobs', 'Blobs']);
  expect(await read(sha)).toEqual(titles);
  expect(calls()).toEqual([]);
});

test('after a commit only what it changed is read', async () => {
  const { world, calls, sha, read } = await place(3);
  await read(sha);
  calls();
  const next = publish(world, { 'certified-connectors/C1/ApiDefinition.swagger.json': definition('Another') });
  expect((await read(next)).map(({ title }) => title)).toEqual(['Title 0', 'Another', 'Title 2']);
  expect(calls()).toEqual(['Definitions', 'Blobs']);
  const again = publish(world, { 'README.md': '# Nothing new\n' });
  await read(again);
  expect(calls()).toEqual(['Definitions']);
});

test('a definition that is not JSON, or has no title, has none', async () => {
  const { world, read } = await place(1);
  const sha = publish(world, {
    'certified-connectors/Broken/apiDefinition.swagger.json': '{"info":',
    'independent-publisher-connectors/Bare/apiDefinition.swagger.json': '{"info":{}}',
    'certified-connectors/Readme/readme.md': '# None',
  });
  expect(await read(sha)).toHaveLength(1);
});

test('a batch that GitHub cannot answer in its time is asked for in halves', async () => {
  const { simulator, calls, sha, read } = await place(40);
  simulator.faults.request({ answer: { kind: 'server-error', status: 502 }, match: /Blobs/, times: 3 });
  expect(await read(sha)).toHaveLength(40);
  expect(calls()).toEqual(['Definitions', 'Blobs', 'Blobs', 'Blobs', 'Blobs', 'Blobs']);
});
