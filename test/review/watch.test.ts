/** No connector takes more time than one may, and none loses another. */
import { DEFAULT_FOLDERS } from '../../src/config/defaults.ts';
import { inspect } from '../../src/review/inspect/inspect.ts';
import { type Watch, watchHere } from '../../src/review/inspect/watch.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from '../rules/sample.ts';
import { fileSet } from './model.ts';

const rules = await loadRules();
const [FIRST, SLOW, LAST] = ['A', 'B', 'C'].map((name) => `certified-connectors/${name}`) as [string, string, string];
const head = new Map([FIRST, SLOW, LAST].flatMap((folder) => [...fileSet(folder, SAMPLE)]));

/** Takes its whole time over one connector, in the middle of the search for a pattern. */
const here = watchHere(1500);
const slow: Watch = {
  ...here,
  inspect: (folder, work) =>
    here.inspect(folder, (stopped) => {
      if (folder === SLOW && stopped === null) /^(?:a+)+$/.test(`${'a'.repeat(50)}!`);
      return work(stopped);
    }),
};

it.each([null, new Map()])(
  'one that takes longer gets one error that says so, and the others are inspected',
  (base) => {
    const overrides = { 'package/inspection-stopped': 'off' } as const;
    const { connectors, totals, blocking } = inspect({
      head,
      base,
      folders: DEFAULT_FOLDERS,
      rules,
      overrides,
      watch: slow,
    });
    expect(connectors.map(({ folder, findings }) => [folder, findings.map(({ rule }) => rule)])).toEqual([
      [FIRST, []],
      [SLOW, ['package/inspection-stopped']],
      [LAST, []],
    ]);
    expect(totals.error).toBe(1);
    expect(blocking).toBe(1);
  },
);

it('one in which a hundred thousand things are wrong gets one error, too, and the others are inspected', () => {
  const swagger = JSON.stringify({ swagger: '2.0', tags: Array.from({ length: 60_000 }, () => ({})) });
  const many = fileSet(SLOW, new Map(SAMPLE).set('apiDefinition.swagger.json', swagger));
  const { connectors } = inspect({ head: new Map([...head, ...many]), base: null, folders: DEFAULT_FOLDERS, rules });
  expect(connectors.map(({ findings }) => findings.map(({ message }) => message))).toEqual([
    [],
    [expect.stringContaining('found more than 100,000 things')],
    [],
  ]);
});
