/** Commits and what a push sets off. */
import { commitsBetween, filesOf, readCommit, writeCommit } from '../git/commits.ts';
import { toBytes } from '../git/objects.ts';
import { fullName, type Hub, needRole, newIds, timestamp } from '../model/hub.ts';
import { branchTip, reaches } from '../model/refs.ts';
import type { Account, Pull, Repository } from '../model/types.ts';
import type { FileContents } from '../world/types.ts';
import { signature } from './repositories.ts';
import { record, tell, touch } from './tell.ts';

const NO_COMMIT = '0'.repeat(40);

export interface NewCommit {
  readonly changes: Readonly<Record<string, FileContents | null>>;
  readonly message: string;
  readonly force?: boolean;
}

/** Commits to a branch and pushes it; see `World.commit`. Returns the commit's id. */
export function commitAndPush(
  hub: Hub,
  repository: Repository,
  branch: string,
  author: Account,
  input: NewCommit,
): string {
  needRole(repository, author, 'write', 'push');
  const { objects } = repository;
  const tip = repository.refs.get(`heads/${branch}`) ?? branchTip(repository, repository.defaultBranch);
  const files = new Map(filesOf(objects, tip));
  for (const [path, contents] of Object.entries(input.changes)) {
    if (contents === null) files.delete(path);
    else files.set(path, objects.put('blob', toBytes(contents)));
  }
  const parents = input.force ? readCommit(objects, tip).parents : [tip];
  const oid = writeCommit(objects, { files, parents, author: signature(hub, author), message: input.message });
  push(hub, repository, branch, oid, author);
  return oid;
}

/** Moves a branch to a commit: `push`, a check suite where the App is installed, and `synchronize` where it is a head. */
export function push(hub: Hub, repository: Repository, branch: string, oid: string, sender: Account): void {
  const before = repository.refs.get(`heads/${branch}`) ?? null;
  repository.refs.set(`heads/${branch}`, oid);
  repository.pushedAt = timestamp(hub.now());
  const forced = before !== null && !reaches(repository, oid, before);
  const { installation } = repository;
  const extra = pushBody(repository, branch, before, oid, forced, sender);
  hub.emit({ name: 'push', action: null, sender, repository, installation, extra });
  if (installation && hub.app.permissions.checks === 'write') requestSuite(hub, repository, branch, oid, sender);
  for (const base of hub.repositories.values()) {
    for (const pull of base.pulls.values()) {
      if (pull.state === 'open' && pull.head.repository === repository && pull.head.ref === branch)
        synchronize(hub, pull, oid, forced, sender);
    }
  }
}

/** GitHub makes a suite on every push for each App that may write checks, and tells it `check_suite.requested`. */
function requestSuite(hub: Hub, repository: Repository, headBranch: string, headSha: string, sender: Account): void {
  if (repository.suites.some((suite) => suite.headSha === headSha && suite.by.id === hub.app.id)) return;
  const suite = { ...newIds(hub, 'CS'), by: hub.app, headSha, headBranch, createdAt: timestamp(hub.now()) };
  repository.suites.push(suite);
  hub.emit({
    name: 'check_suite',
    action: 'requested',
    sender,
    repository,
    installation: repository.installation,
    checkSuite: suite,
  });
}

function synchronize(hub: Hub, pull: Pull, after: string, forced: boolean, sender: Account): void {
  const before = pull.head.sha;
  if (before === after) return;
  pull.head = { ...pull.head, sha: after };
  pull.base = { ...pull.base, sha: branchTip(pull.repository, pull.base.ref) };
  pull.repository.refs.set(`pull/${pull.number}/head`, after);
  if (forced) record(hub, pull, sender, { event: 'head_ref_force_pushed', commitId: after });
  touch(hub, pull);
  tell(hub, pull, sender, 'pull_request.synchronize', { extra: { before, after } });
}

/** GitHub: the payload lists at most 2,048 commits. */
function pushBody(
  repository: Repository,
  branch: string,
  before: string | null,
  after: string,
  forced: boolean,
  pusher: Account,
) {
  const { objects } = repository;
  const commits = (
    before === null || forced ? [readCommit(objects, after)] : commitsBetween(objects, before, after)
  ).map((commit) => ({
    id: commit.oid,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: timestamp(commit.author.at),
    author: { name: commit.author.name, email: commit.author.email },
    ...touched(repository, commit.oid, commit.parents[0]),
  }));
  return {
    ref: `refs/heads/${branch}`,
    before: before ?? NO_COMMIT,
    after,
    created: before === null,
    deleted: false,
    forced,
    base_ref: null,
    compare: `/${fullName(repository)}/compare/${(before ?? after).slice(0, 12)}...${after.slice(0, 12)}`,
    commits: commits.slice(0, 2048),
    head_commit: commits.at(-1) ?? null,
    pusher: { name: pusher.login, email: `${pusher.login}@users.noreply.github.com` },
  };
}

function touched(repository: Repository, oid: string, parent: string | undefined) {
  const now = filesOf(repository.objects, oid);
  const old = parent === undefined ? new Map<string, string>() : filesOf(repository.objects, parent);
  return {
    added: [...now.keys()].filter((path) => !old.has(path)),
    removed: [...old.keys()].filter((path) => !now.has(path)),
    modified: [...now].filter(([path, blob]) => old.has(path) && old.get(path) !== blob).map(([path]) => path),
  };
}
