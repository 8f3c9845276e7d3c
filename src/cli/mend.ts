/** Mends a connector's files in memory, until nothing is left that can be mended without harm. */
import { getOrInsert } from '../connector/get-or-insert.ts';
import type { FileSet } from '../connector/types.ts';
import type { Inspection } from '../review/inspect/inspect.ts';
import type { Finding } from '../rules/findings/types.ts';
import { mendFile } from './edits.ts';

/** The files as they are once all is mended, and how many findings' fixes are in each. */
export interface MendedFiles {
  readonly head: FileSet;
  readonly counts: ReadonlyMap<string, number>;
}

/** Files, and what is wrong with them. */
interface State extends MendedFiles {
  readonly findings: readonly Finding[];
}

type Inspect = (head: FileSet) => readonly Finding[];

/** One fix may make way for another; more rounds than this would mean that two undo each other. */
const ROUNDS = 5;

/** So often is a connector checked in search of fixes that do harm; what is not cleared by then is not made. */
const MAX_TRIALS = 60;

/**
 * Mends a connector. A fix that would bring a complaint that was not there before is not made.
 * @param isAskedFor whether a finding's fix is wanted
 * @param inspect what is wrong in a state of its files
 */
export function mendFiles(
  start: FileSet,
  isAskedFor: (finding: Finding) => boolean,
  inspect: (head: FileSet) => Inspection,
): MendedFiles {
  const findingsIn: Inspect = (head) => inspect(head).connectors.flatMap(({ findings }) => findings);
  const harmful = new Set<string>();
  const isWanted = (finding: Finding) =>
    isMendable(finding) && isAskedFor(finding) && !harmful.has(identityOf(finding));
  let state: State = { head: start, counts: new Map(), findings: findingsIn(start) };
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = state.findings.filter(isWanted);
    const next = mended(state, wanted, findingsIn);
    if (next === state) break;
    if (complaintsIn(next, state, isWanted) === 0) {
      state = next;
      continue;
    }
    const harmless = harmlessAmong(wanted, state, isWanted, findingsIn);
    for (const finding of wanted) if (!harmless.has(finding)) harmful.add(identityOf(finding));
    state = mended(state, [...harmless], findingsIn);
  }
  return state;
}

/** Only what the change introduced: a fix elsewhere would make the change larger than it was meant to be. */
function isMendable({ fix, status }: Finding): boolean {
  return fix !== null && status === 'introduced';
}

function identityOf({ rule, file, anchor }: Finding): string {
  return `${rule} ${file} ${anchor}`;
}

/** The state with fixes made, as many as go together; the same state where nothing changes. */
function mended(state: State, findings: readonly Finding[], findingsIn: Inspect): State {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) getOrInsert(byFile, finding.file, () => []).push(finding);
  const head = new Map(state.head);
  const counts = new Map(state.counts);
  for (const [path, own] of byFile) {
    const bytes = head.get(path)?.bytes;
    const file = bytes && mendFile(path, bytes, own);
    if (!file) continue;
    head.set(path, { size: file.bytes.length, bytes: file.bytes });
    counts.set(path, (counts.get(path) ?? 0) + file.count);
  }
  const changed = [...head].some(([path, content]) => state.head.get(path) !== content);
  return changed ? { head, counts, findings: findingsIn(head) } : state;
}

/** How many complaints of rules that complained less before are left to people. A package is exported again after any change. */
function complaintsIn(after: State, before: State, isWanted: (finding: Finding) => boolean): number {
  const known = new Set(before.findings.map(identityOf));
  const more = new Map<string, number>();
  for (const { rule } of after.findings) more.set(rule, (more.get(rule) ?? 0) + 1);
  for (const { rule } of before.findings) more.set(rule, (more.get(rule) ?? 0) - 1);
  const isNew = (finding: Finding) => (more.get(finding.rule) as number) > 0 && !known.has(identityOf(finding));
  return after.findings.filter((finding) => isNew(finding) && !isWanted(finding) && !finding.file.endsWith('.zip'))
    .length;
}

/** The fixes that together bring no complaint, found by halves: most fixes do no harm. */
function harmlessAmong(
  findings: readonly Finding[],
  state: State,
  isWanted: (finding: Finding) => boolean,
  findingsIn: Inspect,
): ReadonlySet<Finding> {
  let trials = 0;
  const add = (taken: readonly Finding[], more: readonly Finding[]): readonly Finding[] => {
    if (more.length === 0 || trials++ >= MAX_TRIALS) return taken;
    const all = [...taken, ...more];
    if (complaintsIn(mended(state, all, findingsIn), state, isWanted) === 0) return all;
    if (more.length === 1) return taken;
    const half = more.length >> 1;
    return add(add(taken, more.slice(0, half)), more.slice(half));
  };
  const half = findings.length >> 1;
  return new Set(add(add([], findings.slice(0, half)), findings.slice(half)));
}
