/** From a name to a commit. */

import { changedFiles, type FileChange, mergeFiles } from '../git/changes.ts';
import { ancestors, filesOf, mergeBase, readCommit } from '../git/commits.ts';
import { notFound } from './errors.ts';
import type { Pull, Repository } from './types.ts';

/** The commit a branch, tag, full ref or whole SHA names; null when there is none. */
export function resolveCommit(repository: Repository, ref: string): string | null {
  const name = ref.replace(/^refs\//, '');
  const known =
    repository.refs.get(name) ?? repository.refs.get(`heads/${name}`) ?? repository.refs.get(`tags/${name}`);
  if (known) return known;
  if (ref === 'HEAD') return repository.refs.get(`heads/${repository.defaultBranch}`) ?? null;
  return /^[0-9a-f]{40}$/.test(ref) && repository.objects.typeOf(ref) === 'commit' ? ref : null;
}

/** The commit at a branch's tip. Throws 404 when there is no such branch. */
export function branchTip(repository: Repository, branch: string): string {
  const tip = repository.refs.get(`heads/${branch}`);
  if (tip === undefined) throw notFound();
  return tip;
}

/** The commit a pull request's diff starts at: three dots, as GitHub shows it. */
export function mergeBaseOf(pull: Pull): string {
  return mergeBase(pull.repository.objects, pull.base.sha, pull.head.sha) ?? pull.base.sha;
}

/** The files a pull request changes, from the merge base to the head. */
export function pullFiles(pull: Pull): readonly FileChange[] {
  return changedFiles(pull.repository.objects, mergeBaseOf(pull), pull.head.sha);
}

/** The merged files of a pull request into its base branch as it is now; null when they conflict. */
export function mergePullFiles(pull: Pull): Map<string, string> | null {
  const { objects, refs } = pull.repository;
  const tip = refs.get(`heads/${pull.base.ref}`) ?? pull.base.sha;
  const base = mergeBase(objects, tip, pull.head.sha);
  if (base === null) return null;
  return mergeFiles(objects, filesOf(objects, base), filesOf(objects, tip), filesOf(objects, pull.head.sha));
}

/**
 * Whether a pull request merges. GitHub works it out when somebody first asks after the head or the base moved, and says
 * null until then: so the first to ask is told null, the next the truth.
 */
export function mergeability(pull: Pull): boolean | null {
  if (pull.state === 'closed') return null;
  const key = `${pull.head.sha} ${pull.repository.refs.get(`heads/${pull.base.ref}`)}`;
  if (pull.mergeabilityOf !== key) {
    pull.mergeabilityOf = key;
    return null;
  }
  return mergePullFiles(pull) !== null;
}

/** Whether `oid` is `of` or one of the commits before it. */
export function reaches(repository: Repository, of: string, oid: string): boolean {
  return ancestors(repository.objects, of).has(oid);
}

/** The tree of a commit, or the tree itself. Throws 404 when it is neither. */
export function treeOf(repository: Repository, oid: string): string {
  const type = repository.objects.typeOf(oid);
  if (type === 'commit') return readCommit(repository.objects, oid).tree;
  if (type === 'tree') return oid;
  throw notFound();
}
