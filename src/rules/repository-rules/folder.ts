/** Where a repository keeps rules of its own, and how much of them is read. */
import { createHash } from 'node:crypto';
import type { FileFault } from '../files/yaml.ts';

export const REPOSITORY_RULES = '.github/connector-reviewer/rules';

/** Files and bytes of a file that are read: the largest of the rules that come with this package has 6 kB. */
const MAX_FILES = 100;
const MAX_BYTES = 16 * 1024;

/** A rule file: its path from the repository's root, and its text. */
export interface RepositoryRuleFile {
  readonly path: string;
  readonly text: string;
}

/** A repository's own rule files at a commit or on the disk: texts, of which nothing is known yet. */
export interface RepositoryRulesFolder {
  /** Changes with any text of the files; as long as it takes for nobody to find other files with the same one. */
  readonly id: string;
  readonly files: readonly RepositoryRuleFile[];
  /** Why some were not read. */
  readonly faults: readonly FileFault[];
}

/** What lies below the folder. */
export interface RulesFolderEntry {
  /** From the repository's root; a folder that was not looked into ends with a slash. */
  readonly path: string;
  /** Bytes; null for what is not an ordinary file. */
  readonly size: number | null;
}

/** Selects the files to read: ordinary YAML files of a moderate size, each in a group's folder. Files that are not YAML are ignored. */
export function chooseRuleFiles<Entry extends RulesFolderEntry>(
  entries: readonly Entry[],
): { readonly wanted: readonly Entry[]; readonly faults: readonly FileFault[] } {
  const deep = new Set(entries.map(({ path }) => tooDeep(path)).filter((folder) => folder !== null));
  const faults = [...deep]
    .sort()
    .map((folder) => unread(folder, 'lies too deep: rules stand in their group, no deeper'));
  const wanted: Entry[] = [];
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!/\.ya?ml$/i.test(entry.path) || tooDeep(entry.path) !== null) continue;
    const reason = against(entry) ?? (wanted.length < MAX_FILES ? null : `is one too many: ${MAX_FILES} are read`);
    if (reason === null) wanted.push(entry);
    else faults.push(unread(entry.path, reason));
  }
  return { wanted, faults };
}

/** The folder below a group's that a path lies in; null for a path at the right height. */
function tooDeep(path: string): string | null {
  const [group, name, deeper] = path.slice(REPOSITORY_RULES.length + 1).split('/');
  return deeper === undefined ? null : `${REPOSITORY_RULES}/${group}/${name}`;
}

function against({ path, size }: RulesFolderEntry): string | null {
  if (idOf(path) === null) return 'must be called <group>/<name>.yml, in lower-case letters, digits and hyphens';
  if (size === null) return 'is not an ordinary file';
  return size > MAX_BYTES ? `has ${size} bytes; ${MAX_BYTES} are allowed` : null;
}

/** The fault of a file as such. */
export function unread(file: string, reason: string): FileFault {
  return { file, line: 1, column: 1, reason };
}

/** The id of the rule in a file, which is its path below the folder; null for a path that gives none. */
export function idOf(path: string): string | null {
  return isRepositoryRule(path)
    ? (/^([a-z0-9-]+\/[a-z0-9-]+)\.yml$/.exec(path.slice(REPOSITORY_RULES.length + 1))?.[1] ?? null)
    : null;
}

/** Whether a path is one of the folder's. */
export function isRepositoryRule(path: string): boolean {
  return path.startsWith(`${REPOSITORY_RULES}/`);
}

/** The folder that these files make. */
export function repositoryRulesFolder(
  files: readonly RepositoryRuleFile[],
  faults: readonly FileFault[],
): RepositoryRulesFolder {
  // A working copy may have other line ends than the repository; that makes no other rules.
  const sorted = files
    .map(({ path, text }) => ({ path, text: text.replaceAll('\r\n', '\n') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const texts = JSON.stringify(sorted.map(({ path, text }) => [path, text]));
  return { id: createHash('sha256').update(texts).digest('hex'), files: sorted, faults };
}

/** A folder after some of its files have changed. @param changed their paths, whether they are still there or not */
export function changedFolder(
  before: RepositoryRulesFolder | null,
  after: RepositoryRulesFolder,
  changed: ReadonlySet<string>,
): RepositoryRulesFolder {
  const files = (before?.files ?? []).filter(({ path }) => !changed.has(path));
  const faults = (before?.faults ?? []).filter(({ file }) => !changed.has(file));
  return repositoryRulesFolder([...files, ...after.files], [...faults, ...after.faults]);
}
