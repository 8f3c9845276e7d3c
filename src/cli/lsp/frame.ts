/** What the verdict on a connector depends on beside its own files: rules and configuration of the repository, titles of others. */
import { dirname } from 'node:path';
import { readTitles } from '../../disk/connector-titles.ts';
import type { OtherTitle } from '../../rules/engine/check.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import { rulesFor, settingsFor } from '../input/settings.ts';
import type { Target } from '../input/targets.ts';
import type { Frame } from '../one-job.ts';
import type { Task } from './task.ts';

export interface Surroundings extends Omit<Frame, 'fix'> {
  /** What was said while they were read. */
  readonly notes: string;
}

/** Those of a task: the same that `check` finds for the folder. */
export async function surroundingsOf({ target, epoch }: Pick<Task, 'target' | 'epoch'>): Promise<Surroundings> {
  const { rules, settings, notes } = await settledAt(target.directory);
  const { folders, rules: overrides } = settings.config;
  return { rules, overrides, otherTitles: titlesAround(target, folders, epoch), notes };
}

/** The rules that hold in a folder. */
export async function rulesAt(directory: string): Promise<RuleSet> {
  return (await settledAt(directory)).rules;
}

async function settledAt(directory: string) {
  let notes = '';
  const err = {
    write: (text: string) => {
      notes += text;
    },
  };
  const settings = await settingsFor(directory, { cwd: directory, env: {}, out: err, err });
  return { settings, rules: await rulesFor(settings, err), notes };
}

let known: { readonly key: string; readonly titles: readonly OtherTitle[] } | null = null;

/** A thousand small files are read for them, so they are kept as long as nothing changes on the disk. */
function titlesAround({ directory, folder, shown }: Target, folders: Parameters<typeof readTitles>[1], epoch: number) {
  // A connector that stands alone is shown by its name only.
  if (shown !== folder) return null;
  const root = dirname(dirname(directory));
  const key = JSON.stringify([root, folders, epoch]);
  if (known?.key !== key) known = { key, titles: readTitles(root, folders) };
  return known.titles;
}
