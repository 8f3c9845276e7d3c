import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { loadConfig } from '../../src/config/load.ts';

test('a repository without a file has the defaults', () => {
  expect(loadConfig(null)).toEqual({ config: DEFAULT_CONFIG, problem: null });
});

test('a file of comments says nothing', () => {
  expect(loadConfig('# nothing yet\n')).toEqual({ config: DEFAULT_CONFIG, problem: null });
});

test('each key of a file replaces its default', () => {
  const { config, problem } = loadConfig('labels:\n  new: fresh\n  kinds:\n    custom: home-made\ninlineComments: 5\n');
  expect(problem).toBeNull();
  expect(config.labels).toEqual({
    ...DEFAULT_CONFIG.labels,
    new: 'fresh',
    kinds: { ...DEFAULT_CONFIG.labels.kinds, custom: 'home-made' },
  });
  expect(config.inlineComments).toBe(5);
  expect(config.folders).toBe(DEFAULT_CONFIG.folders);
});

test('folders, lists and rules replace the defaults', () => {
  const file =
    'folders: { connectors: certified }\nmaintainers: { roles: [admin] }\nrules: { operation/summary-length: off }\n';
  const { config } = loadConfig(file);
  expect(config.folders).toEqual({ connectors: 'certified' });
  expect(config.maintainers).toEqual({ roles: ['admin'], users: [], teams: [] });
  expect(config.rules).toEqual({ 'operation/summary-length': 'off' });
});

test('broken YAML is refused with its line and column, and the defaults hold', () => {
  const { config, problem } = loadConfig('labels:\n  new: [\n');
  expect(config).toBe(DEFAULT_CONFIG);
  expect(problem).toMatchObject({ line: 3, column: expect.any(Number), reason: expect.stringMatching(/not YAML/) });
});

test.each([
  ['an unknown key', 'inlineComments: 3\nlables: {}\n', { line: 2, reason: /lables/ }],
  ['a wrong value', 'inlineComments: 3\nfolders:\n  a: certfied\n', { line: 3, column: 3, reason: /certified/ }],
  ['no mapping', '- a\n', { line: 1, reason: /object/ }],
  ['a role nobody may rely on', 'maintainers:\n  roles: [read]\n', { line: 2, reason: /roles/ }],
])('%s is refused where it stands', (_name, file, { reason, ...place }) => {
  const { config, problem } = loadConfig(file);
  expect(config).toBe(DEFAULT_CONFIG);
  expect(problem).toMatchObject({ ...place, reason: expect.stringMatching(reason) });
});

test('the defaults are of the form that the schema asks for', () => {
  expect(loadConfig(JSON.stringify(DEFAULT_CONFIG))).toEqual({ config: DEFAULT_CONFIG, problem: null });
});
