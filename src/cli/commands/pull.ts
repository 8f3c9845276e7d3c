/** `pull`: the verdict on a change between two commits of a clone, as the App would give it on the pull request. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decisionOf } from '../../format/report.ts';
import { loadMachine } from '../../machine/load.ts';
import { decide } from '../../review/decide/decide.ts';
import { inspectSnapshot } from '../../review/inspect/inspect-snapshot.ts';
import { loadRules } from '../../rules/files/load.ts';
import { pathsIn, prepare } from '../../rules/files/prepare.ts';
import { rulesWith } from '../../rules/repository-rules/merge.ts';
import { UsageError } from '../errors.ts';
import { snapshotOf } from '../input/pull-snapshot.ts';
import { tellLeftOut } from '../input/repository-rules.ts';
import type { ExitCode, Io } from '../io.ts';
import { textsAmong } from '../output/frame-texts.ts';
import { type OutputOptions, print } from '../output/output.ts';

export interface PullOptions extends OutputOptions {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
  readonly title?: string;
  readonly bodyFile?: string;
}

/**
 * Reviews the change and prints the verdict. The clock stands at the head's commit: the same commits, the same words.
 * @throws UsageError for what is not a clone, commit or readable file
 */
export async function pull(options: PullOptions, io: Io): Promise<ExitCode> {
  const body = options.bodyFile === undefined ? null : await bodyFrom(resolve(io.cwd, options.bodyFile));
  const snapshot = await snapshotOf(
    resolve(io.cwd, options.repo),
    { ...options, title: options.title ?? null, body },
    io,
  );
  const [ours] = await Promise.all([loadRules(), prepare(pathsIn(snapshot.head))]);
  const rules = await rulesWith(ours, snapshot.repositoryRules);
  tellLeftOut(rules, io.err);
  const found = inspectSnapshot(snapshot, rules);
  const { facts, desired } = decide(snapshot, found, loadMachine(), snapshot.createdAt);
  const { inspection } = facts;
  const decision = decisionOf(desired, facts, snapshot.createdAt);
  return print({ inspection, compared: true, decision, rules, textOf: textsAmong(snapshot.head) }, options, io);
}

async function bodyFrom(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--body-file can't be read: ${(error as Error).message}`, 'Check the path.');
  }
}
