/** What `check` is to do: each connector with its state before the change, followed through renamed folders. */
import { pairConnectors } from '../../changes/follow.ts';
import { Connector } from '../../connector/connector.ts';
import type { FileSet } from '../../connector/types.ts';
import { type Base, filesOf, type Target } from './targets.ts';

export interface Job {
  readonly target: Target;
  readonly base: Base | null;
  /** Where it was before the change: itself, unless its folder had another name. */
  readonly from: Target;
  /** What it is called in the verdict: its path from where the reader stands, by `/`; empty where they stand in it. */
  readonly printed: string;
}

/** The jobs, with those that remove a connector and those that bring the same one under another name made one. */
export async function followMoves(jobs: readonly Job[]): Promise<Job[]> {
  const added = jobs.filter(({ target, base }) => base?.added.includes(target));
  const removed = jobs.filter(({ target, base }) => base?.removed.includes(target));
  if (added.length === 0 || removed.length === 0) return [...jobs];
  const [before, after] = await Promise.all([connectorsOf(removed), connectorsOf(added)]);
  const origins = new Map<Job, Job>();
  for (const { old, now } of pairConnectors([...before.keys()], [...after.keys()])) {
    if (old && now) origins.set(after.get(now) as Job, before.get(old) as Job);
  }
  const moved = new Set(origins.values());
  const left = jobs.filter((job) => !moved.has(job));
  return left.map((job) => ({ ...job, ...fromWhere(origins.get(job) ?? job) }));
}

function fromWhere({ base, from }: Job): Pick<Job, 'base' | 'from'> {
  return { base, from };
}

/** The connectors that jobs bring or take away, each on the side it is on. */
async function connectorsOf(jobs: readonly Job[]): Promise<Map<Connector, Job>> {
  const connectors = new Map<Connector, Job>();
  for (const job of jobs) {
    const { folder, kind } = job.target;
    const head = await filesOf(job.target);
    const files = head.size > 0 ? head : ((await filesBefore(job, head)) ?? head);
    const list = [...files].map(([path, content]) => ({ path, name: path.slice(folder.length + 1), content }));
    connectors.set(new Connector(folder, kind, list), job);
  }
  return connectors;
}

const NO_FILES: FileSet = new Map();

/** The connector's files before the change; null where there is nothing to compare with. @param head its files now */
export async function filesBefore({ target, base, from }: Job, head: FileSet): Promise<FileSet | null> {
  return base ? base.filesOf(from, from === target ? head : NO_FILES) : null;
}
