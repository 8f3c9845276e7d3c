/** A thread of the language server: everything that looks into a partner's files happens here. */

import type { FileSet } from '../../connector/types.ts';
import { contentOf } from '../../docs/content.ts';
import { mendedBy } from '../../docs/mended.ts';
import { rulePage } from '../../docs/page.ts';
import { watchHere } from '../../review/inspect/watch.ts';
import { pathsIn, prepare } from '../../rules/files/prepare.ts';
import { textOfRule } from '../input/rule-pages.ts';
import { inspectTarget } from '../inspect-target.ts';
import { mendFiles } from '../mend.ts';
import { filesNow } from './files.ts';
import { rulesAt, type Surroundings, surroundingsOf } from './frame.ts';
import { editsBetween, placed } from './places.ts';
import type { Edits, Inspected, RuleTask, Task } from './task.ts';

/** Milliseconds: most connectors take a tenth, the largest one published a quarter of it. */
const LONG = 1_000;

const NOTHING: Inspected = { files: new Map(), isSlow: false, notes: '' };

/** What is wrong with a connector. @throws what reading throws */
export default async function inspectTask(task: Task): Promise<Inspected> {
  const start = performance.now();
  const files = await filesNow(task);
  if (files.size === 0) return NOTHING;
  const around = await surroundingsOf(task);
  await prepare(pathsIn(files));
  const { connectors, failures } = inspectFiles(task, files, around);
  const findings = connectors.flatMap((review) => review.findings);
  return {
    files: placed(findings, task, files),
    isSlow: performance.now() - start > LONG,
    notes: around.notes + failures.map(({ rule, error }) => `${rule} failed: ${error.stack}\n`).join(''),
  };
}

function inspectFiles({ target, stopped }: Task, head: FileSet, { notes: _, ...frame }: Surroundings) {
  const watch = stopped
    ? { watch: { ...watchHere(0), inspect: <T>(_: string, work: (why: 'memory') => T) => work(stopped) } }
    : {};
  return inspectTarget(target, target, { head, base: null, ...frame, ...watch });
}

/** What `check --fix` would change in a connector. @throws what reading throws */
export async function mendTask(task: Task): Promise<Edits> {
  const files = await filesNow(task);
  const around = await surroundingsOf(task);
  await prepare(pathsIn(files));
  const { head } = mendFiles(
    files,
    () => true,
    (state) => inspectFiles(task, state, around),
  );
  return editsBetween(task, files, head);
}

/** The page of a rule, in Markdown; null where there is no such rule any more. */
export async function explainTask({ rule: id, directory }: RuleTask): Promise<string | null> {
  const rules = await rulesAt(directory);
  if (!rules.rules.some((rule) => rule.id === id)) return null;
  const text = textOfRule(id, rules);
  const mended = await mendedBy(rules);
  // Its first line says that the page is generated.
  return rulePage(contentOf(text, mended(text))).replace(/^<!--[^\n]*-->\s*/, '');
}
