/** Connectors on other threads: the same words in the same order as on this one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openThreads } from '../../src/cli/check-threads.ts';
import { type Checker, checkerHere, SMALL } from '../../src/cli/checker.ts';
import type { Job } from '../../src/cli/input/jobs.ts';
import { targetAt } from '../../src/cli/input/targets.ts';
import type { Frame } from '../../src/cli/one-job.ts';
import { type Kept, keeperFor } from '../../src/cli/output/keep.ts';
import type { OutputOptions } from '../../src/cli/output/output.ts';
import { Progress } from '../../src/cli/output/progress.ts';
import { runJobs } from '../../src/cli/run-jobs.ts';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { REPOSITORY_RULES, repositoryRulesFolder } from '../../src/rules/repository-rules/folder.ts';
import { rulesWith } from '../../src/rules/repository-rules/merge.ts';
import { titleRule } from '../repository-rule.ts';
import { fileSet } from '../review/model.ts';
import { SAMPLES } from '../rules/sample.ts';

const repositoryRules = repositoryRulesFolder(
  [{ path: `${REPOSITORY_RULES}/house/title.yml`, text: titleRule('Parcels', 'Orders') }],
  [],
);
const rules = await rulesWith(await loadRules(), repositoryRules);
const root = mkdtempSync(join(tmpdir(), 'threads-'));
const nowhere = { write: () => undefined };
const execArgv = ['--import', new URL('../typescript.mjs', import.meta.url).href];

afterAll(() => rmSync(root, { recursive: true }));

/** Connectors as they were pushed, each with what its folder held before. */
function writeConnectors(): Job[] {
  return Array.from({ length: 9 }, (_, index) => {
    const { name, files } = SAMPLES[index % SAMPLES.length]!;
    const spoilt = index % 2 === 0 ? files : withMistakes(files, name === 'Fabrikam Parcels' ? MISTAKES : []);
    const target = targetAt(root, 'certified-connectors', `Connector ${index + 10}`, 'certified');
    mkdirSync(target.directory, { recursive: true });
    // One folder is empty: it is not a connector.
    if (index !== 5) for (const [file, text] of spoilt) writeFileSync(join(target.directory, file), text);
    const before = index === 5 ? new Map() : fileSet(target.folder, files);
    return {
      target,
      base: { added: [], removed: [], filesOf: async () => before },
      from: target,
      printed: target.shown,
    };
  });
}

/** What a run of all connectors comes to on this thread, and on others. */
async function bothWays(options: OutputOptions, fix: Frame['fix'], size: number) {
  const frame = { rules, overrides: {}, otherTitles: null, fix };
  const keeper = await keeperFor(options, rules, { cwd: root, env: {}, out: nowhere, err: nowhere });
  const { rules: _, ...rest } = frame;
  const setting = { ...rest, repositoryRules, options, env: {}, terminal: {} };
  const checkers: Checker[] = [
    checkerHere(frame, keeper, () => Promise.reject(new Error('all are small'))),
    openThreads(size, { setting, rules, keeper, execArgv }),
  ];
  const results = [];
  for (const checker of checkers) {
    const kept: Kept[] = [];
    const found = await runJobs(writeConnectors(), checker, null, new Progress(nowhere), (one) => kept.push(one));
    results.push({ ...found, kept });
    await checker.close();
  }
  return results as [(typeof results)[0], (typeof results)[0]];
}

it("compared with what was there before, by the repository's own rules as well", async () => {
  const [here, there] = await bothWays({ format: 'pretty', all: true }, null, 2);
  expect(here.kept.flatMap(({ told }) => told).join('')).toContain('house/title');
  expect(here.reviews.map(({ change }) => change)).toContain('update');
  expect(there).toEqual(here);
}, 60_000);

it('mended, and told with the texts that were mended', async () => {
  const [here, there] = await bothWays(
    { format: 'sarif' },
    { least: 'error', rules: null, overrides: {}, to: 'disk' },
    1,
  );
  expect(here.mended.length).toBeGreaterThan(0);
  expect(there).toEqual(here);
}, 60_000);

it('a large one is inspected on a thread of its own, also when it is mostly in a package', async () => {
  const opened: string[] = [];
  const done = {} as never;
  const thread: Checker = {
    atOnce: 1,
    check: async ({ target }) => {
      opened.push(target.shown);
      return done;
    },
    close: async () => undefined,
  };
  const keeper = await keeperFor({ format: 'json' }, rules, { cwd: root, env: {}, out: nowhere, err: nowhere });
  const checker = checkerHere({ rules, overrides: {}, otherTitles: null, fix: null }, keeper, async () => thread);
  const target = targetAt(root, 'certified-connectors', 'X', 'certified');
  const bytes = new Uint8Array(SMALL / 2 + 1);
  const half = { size: bytes.length, bytes };
  const zip = { size: 10, bytes: new Uint8Array(10), archive: { files: new Map([['a', half]]), faults: [] } };
  const whole = new Map([
    ['a', half],
    ['b', half],
  ]);
  const split = new Map([
    [
      'p.zip',
      {
        ...zip,
        archive: {
          ...zip.archive,
          files: new Map([
            ['q.zip', zip],
            ['a', half],
          ]),
        },
      },
    ],
  ]);
  const one = new Map([[`${target.folder}/a`, half]]);
  const place = { target, from: target, printed: target.shown };
  await checker.check(place, { head: whole, base: null });
  await checker.check(place, { head: split, base: null });
  await checker.check(place, { head: one, base: one });
  const small = await checker.check(place, { head: one, base: null });
  expect(small).not.toBe(done);
  expect(opened).toEqual(['certified-connectors/X', 'certified-connectors/X', 'certified-connectors/X']);
});
