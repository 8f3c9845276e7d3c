/** One thread of a `check` of many connectors: takes one after another, and keeps nothing of them. */
import { workerData } from 'node:worker_threads';
import { loadRules } from '../rules/files/load.ts';
import { pathsIn, prepare } from '../rules/files/prepare.ts';
import type { Setting, Task } from './check-threads.ts';
import { type Done, inspectJob, keepJob } from './one-job.ts';
import { keeperFor } from './output/keep.ts';

// Tinypool hands its own data over beside ours.
const [, setting] = workerData as readonly [unknown, Setting];
const rules = await loadRules();
const nowhere = { write: () => undefined };
const keeper = await keeperFor(setting.options, rules, {
  ...{ cwd: '', env: setting.env, err: nowhere },
  out: { ...nowhere, ...setting.terminal },
});

export default async function check({ place, files }: Task): Promise<Done> {
  await prepare(pathsIn(files.head));
  return keepJob(place, files, inspectJob(place, files, { ...setting, rules }), keeper);
}
