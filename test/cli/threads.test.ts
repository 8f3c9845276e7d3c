/** Many connectors on several threads: the same words in the same order as on one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openThreads } from '../../src/cli/check-threads.ts';
import type { Job } from '../../src/cli/input/jobs.ts';
import { targetAt } from '../../src/cli/input/targets.ts';
import { keeperFor } from '../../src/cli/output/keep.ts';
import { Progress } from '../../src/cli/output/progress.ts';
import { runJobs } from '../../src/cli/run-jobs.ts';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';

const rules = await loadRules();
const root = mkdtempSync(join(tmpdir(), 'threads-'));
const nowhere = { write: () => undefined };
const execArgv = ['--import', new URL('../typescript.mjs', import.meta.url).href];

afterAll(() => rmSync(root, { recursive: true }));

const jobs: Job[] = Array.from({ length: 12 }, (_, index) => {
  const { name, files } = SAMPLES[index % SAMPLES.length]!;
  const spoilt = index % 2 === 0 ? files : withMistakes(files, name === 'Fabrikam Parcels' ? MISTAKES : []);
  const target = targetAt(root, 'certified-connectors', `Connector ${index + 10}`, 'certified');
  mkdirSync(target.directory, { recursive: true });
  // One folder is empty: it is not a connector.
  if (index !== 5) for (const [file, text] of spoilt) writeFileSync(join(target.directory, file), text);
  return { target, base: null, from: target };
});

it.each(['pretty', 'json'] as const)('%s', async (format) => {
  const io = { cwd: root, env: {}, out: nowhere, err: nowhere };
  const keeper = await keeperFor({ format }, rules, io);
  const frame = { rules, overrides: {}, otherTitles: null };
  const alone = await runJobs(jobs, { ...frame, fix: null, keeper, threads: null }, new Progress(nowhere));
  const setting = { overrides: {}, otherTitles: null, options: { format }, env: {}, terminal: {} };
  const threads = openThreads(setting, rules, keeper, execArgv);
  const together = await runJobs(jobs, { ...frame, fix: null, keeper, threads }, new Progress(nowhere));
  await threads.close();
  expect(alone.told.join('').length).toBeGreaterThan(1000);
  expect(together).toEqual(alone);
});
