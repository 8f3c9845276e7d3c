import { ContentCache } from '../../src/github/cache.ts';
import { Client } from '../../src/github/client.ts';
import { withDefinitions } from '../../src/github/read/brought.ts';
import type { TitleCache } from '../../src/github/read/connector-titles.ts';
import { stopAll } from '../simulator/setup.ts';
import { ground, open, publish, push } from './setup.ts';

afterEach(stopAll);

const key = { owner: 'contoso', repo: 'connectors', number: 99 };
const definition = (title: string) =>
  JSON.stringify({ info: { title }, host: 'api.example.org', paths: { '/a': { get: { operationId: 'GetA' } } } });

async function place() {
  const { world, github, calls } = await ground();
  publish(world, { 'readme.md': '# Connectors\n' });
  const cache: TitleCache = new ContentCache(1_000_000);
  const client = new Client(github, AbortSignal.timeout(30_000), { pauses: [1, 1] });
  const read = (number: number, headRefOid: string, folder: string, published: string[] = []) => {
    const pull = { number, title: 'Other', folders: [folder] };
    const head = { number, title: 'Other', headRefOid, author: null };
    return withDefinitions(client, key, [pull], [head], new Set(published), cache);
  };
  return { world, calls, read };
}

test('what another pull request brings is read from its head, once', async () => {
  const { world, calls, read } = await place();
  const folder = 'independent-publisher-connectors/Other';
  const number = open(world, { [`${folder}/apiDefinition.swagger.json`]: definition('Other') });
  const head = push(world, { [`${folder}/readme.md`]: '# Other\n' });
  calls();
  const [pull] = await read(number, head, folder);
  expect(pull?.brings).toEqual([{ title: 'Other', host: 'api.example.org', operations: ['geta'], mail: null }]);
  expect(calls()).toEqual(['Blobs']);
  expect(await read(number, head, folder)).toEqual([pull]);
  expect(calls()).toEqual([]);
});

test('what is published already, and what has no definition, brings nothing', async () => {
  const { world, calls, read } = await place();
  const folder = 'independent-publisher-connectors/Other';
  const number = open(world, { [`${folder}/readme.md`]: '# Other\n' });
  const head = push(world, { [`${folder}/intro.md`]: 'Other\n' });
  expect((await read(number, head, folder))[0]).not.toHaveProperty('brings');
  calls();
  await read(number, head, 'certified-connectors/Contoso', ['certified-connectors/Contoso']);
  expect(calls()).toEqual([]);
});
