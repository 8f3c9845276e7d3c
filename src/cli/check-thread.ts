/** One thread of a `check`: takes one connector after another, and keeps nothing of them. */
import { workerData } from 'node:worker_threads';
import { loadRules } from '../rules/files/load.ts';
import { rulesWith } from '../rules/repository-rules/merge.ts';
import type { Setting, Task } from './check-threads.ts';
import { checkOne, type Done } from './one-job.ts';
import { keeperFor } from './output/keep.ts';

// Tinypool hands its own data over beside ours.
const [, setting] = workerData as readonly [unknown, Setting];
const rules = await rulesWith(await loadRules(), setting.repositoryRules);
const nowhere = { write: () => undefined };
const keeper = await keeperFor(setting.options, rules, {
  ...{ cwd: '', env: setting.env, err: nowhere },
  out: { ...nowhere, ...setting.terminal },
});

export default function check({ place, files }: Task): Promise<Done> {
  return checkOne(place, files, { ...setting, rules }, keeper);
}
