/** `status`: what a running App does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REPO, type StoryWorld, startWorld } from '../stories/world.ts';
import { cli } from './setup.ts';

const STATUS_PASSWORD = 'sixteen and more characters';

let story: StoryWorld;
beforeAll(async () => {
  story = await startWorld({ app: { statusPassword: STATUS_PASSWORD } });
  story.open({ 'certified-connectors/Contoso/apiProperties.json': '{ "properties": {} }\n' });
  await story.quiet();
});
afterAll(async () => story.close());

test('without the password it tells whether the App can work', async () => {
  const { code, out } = await cli('/', ['status', story.app.url], {});
  expect([code, out]).toEqual([0, 'ready: GitHub ok, key ok, queue ok\n']);
});

test('with it, of the queue and of each repository', async () => {
  const { code, out } = await cli('/', ['status', story.app.url], { STATUS_PASSWORD });
  expect(code).toBe(0);
  expect(out).toContain('0 waiting since 0 s, 0 pausing\n');
  expect(out).toMatch(new RegExp(`^${REPO}  last sweep none  last review 20.*  last error none$`, 'm'));
});

test('a wrong password, an address that is none and one where nothing answers are said', async () => {
  const said = async (...[url, env]: [string, Record<string, string>]) => {
    const { code, err } = await cli('/', ['status', url], env);
    return [code, err];
  };
  expect(await said(story.app.url, { STATUS_PASSWORD: 'another' })).toEqual([2, expect.stringContaining('not its')]);
  expect(await said('localhost', {})).toEqual([2, expect.stringContaining('is not an address of an App')]);
  expect(await said('http://127.0.0.1:1', {})).toEqual([2, expect.stringContaining('No App answers')]);
});

test.each(['null', '[]', '<html>', '{"ready":true,"repositories":"x"}'])(
  'what is no App is not taken for one: %s',
  async (body) => {
    const server = createServer((_, response) => void response.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { code, err } = await cli('/', ['status', `http://127.0.0.1:${(server.address() as AddressInfo).port}`], {});
    server.close();
    expect([code, err]).toEqual([2, expect.stringContaining('No App answers')]);
  },
);
