/** The world's methods, each a person's action. */

import { requestReviews } from '../act/assignees.ts';
import { createCheckRun, findCheckRun, requestAction, rerunCheck, rerunSuites } from '../act/checks.ts';
import { createComment, deleteComment, editComment, findComment } from '../act/comments.ts';
import { addLabels, createLabel, deleteLabel, editLabel, removeLabel } from '../act/labels.ts';
import { closePull, editPull, enqueuePull, mergePull, openPull, reopenPull, setDraft } from '../act/pulls.ts';
import { commitAndPush } from '../act/push.ts';
import { addToTeam, createRepository, createUser, fork, install, setRole } from '../act/repositories.ts';
import { createReview, dismissReview, editReview, findReview } from '../act/reviews.ts';
import { deleteBranch, deleteRepository, setArchived, setLocked } from '../act/settings.ts';
import { findThread, reply, setResolved } from '../act/threads.ts';
import { createJobToken } from '../act/workflows.ts';
import { entryAt } from '../git/tree.ts';
import { newToken } from '../json/account.ts';
import { findAccount, findPull, findRepository, fullName, type Hub } from '../model/hub.ts';
import { branchTip, resolveCommit, treeOf } from '../model/refs.ts';
import type { ReviewInput, World } from './types.ts';
import { viewChecks, viewPull } from './view.ts';

const events = { approve: 'APPROVE', request_changes: 'REQUEST_CHANGES', comment: 'COMMENT' } as const;

/** The people's side of a hub. */
export function createWorld(hub: Hub): World {
  const who = (login: string) => findAccount(hub, login);
  const at = (repo: string) => findRepository(hub, repo);
  const pullAt = (repo: string, number: number) => findPull(at(repo), number);
  return {
    ...repositories(hub, who, at),
    ...conversation(hub, who, at, pullAt),
    ...reviewing(hub, who, pullAt),
    openPull({ repo, base, headRepo = repo, headBranch, title, body = '', author, draft = false }) {
      const head = { repository: at(headRepo), ref: headBranch };
      return openPull(hub, at(repo), who(author), { base: base ?? at(repo).defaultBranch, head, title, body, draft })
        .number;
    },
    lock: (repo, number, login) => setLocked(hub, pullAt(repo, number), who(login), true),
    unlock: (repo, number, login) => setLocked(hub, pullAt(repo, number), who(login), false),
    editPull: (repo, number, login, changes) => editPull(hub, pullAt(repo, number), who(login), changes),
    setDraft: (repo, number, login) => setDraft(hub, pullAt(repo, number), who(login), true),
    readyForReview: (repo, number, login) => setDraft(hub, pullAt(repo, number), who(login), false),
    closePull: (repo, number, login) => closePull(hub, pullAt(repo, number), who(login)),
    reopenPull: (repo, number, login) => reopenPull(hub, pullAt(repo, number), who(login)),
    mergePull: (repo, number, login) => mergePull(hub, pullAt(repo, number), who(login)),
    enqueuePull: (repo, number, login) => enqueuePull(hub, pullAt(repo, number), who(login)),
    reportCheck: (repo, number, slug, { name, conclusion }) => {
      const by = { id: FOREIGN_APP, slug };
      createCheckRun(hub, at(repo), pullAt(repo, number).head.sha, name, { conclusion }, by);
    },
    rerunCheck: (repo, id, login) => rerunCheck(hub, at(repo), findCheckRun(at(repo), id), who(login)),
    rerunAllChecks: (repo, number, login) => rerunSuites(hub, at(repo), pullAt(repo, number).head.sha, who(login)),
    requestCheckAction: (repo, id, login, identifier) =>
      requestAction(hub, at(repo), findCheckRun(at(repo), id), who(login), identifier),
    pull: (repo, number) => viewPull(hub, pullAt(repo, number)),
    checkRuns: (repo, sha) => viewChecks(at(repo), sha),
    pulls: (repo) => [...at(repo).pulls.keys()],
  };
}

/** No App of the simulator has this id. */
const FOREIGN_APP = 1_000_000;

type Who = (login: string) => ReturnType<typeof findAccount>;
type At = (repo: string) => ReturnType<typeof findRepository>;
type PullAt = (repo: string, number: number) => ReturnType<typeof findPull>;

function repositories(hub: Hub, who: Who, at: At) {
  return {
    createUser: (login, options) => void createUser(hub, login, options?.name ?? null),
    createToken(login) {
      const token = newToken(hub, 'ghp');
      hub.tokens.set(token, { principal: { kind: 'user', account: who(login) }, expiresAt: null });
      return token;
    },
    createJobToken: (repo, permissions) => createJobToken(hub, at(repo), permissions),
    createRepository(options) {
      const repository = createRepository(hub, options);
      return { fullName: fullName(repository), head: branchTip(repository, repository.defaultBranch) };
    },
    setRole: (repo, login, role) => setRole(at(repo), who(login), role),
    addToTeam: (team, login) => addToTeam(hub, team, who(login)),
    install: (repo) => install(hub, at(repo)).id,
    fork: (repo, login) => fullName(fork(hub, at(repo), who(login))),
    archive: (repo, login) => setArchived(hub, at(repo), who(login), true),
    unarchive: (repo, login) => setArchived(hub, at(repo), who(login), false),
    deleteRepository: (repo, login) => deleteRepository(hub, at(repo), who(login)),
    deleteBranch: (repo, branch, login) => deleteBranch(hub, at(repo), branch, who(login)),
    commit: (repo, branch, { author, ...commit }) => commitAndPush(hub, at(repo), branch, who(author), commit),
    head: (repo, branch) => branchTip(at(repo), branch),
    readFile(repo, ref, path) {
      const commit = resolveCommit(at(repo), ref);
      const entry = commit && entryAt(at(repo).objects, treeOf(at(repo), commit), path);
      return entry && entry.type === 'blob' ? at(repo).objects.read('blob', entry.oid) : null;
    },
  } satisfies Partial<World>;
}

function conversation(hub: Hub, who: Who, at: At, pullAt: PullAt) {
  return {
    comment: (repo, number, login, body) => createComment(hub, pullAt(repo, number), who(login), body).id,
    editComment: (repo, id, login, body) => editComment(hub, findComment(at(repo), id), who(login), body),
    deleteComment: (repo, id, login) => deleteComment(hub, findComment(at(repo), id), who(login)),
    requestReviews: (repo, number, login, reviewers) =>
      requestReviews(hub, pullAt(repo, number), who(login), reviewers.map(who)),
    addLabel: (repo, number, login, name) => addLabels(hub, pullAt(repo, number), who(login), [name]),
    removeLabel: (repo, number, login, name) => removeLabel(hub, pullAt(repo, number), who(login), name),
    createLabel: (repo, login, label) => void createLabel(hub, at(repo), who(login), label),
    renameLabel: (repo, login, name, newName) => void editLabel(hub, at(repo), who(login), name, { name: newName }),
    deleteLabel: (repo, login, name) => deleteLabel(hub, at(repo), who(login), name),
    labels: (repo) => [...at(repo).labels.values()].map((label) => label.name),
  } satisfies Partial<World>;
}

function reviewing(hub: Hub, who: Who, pullAt: PullAt) {
  return {
    review(repo, number, login, { state, body = '', comments = [] }: ReviewInput) {
      const spots = comments.map(({ startLine = null, side = 'RIGHT', ...rest }) => ({ ...rest, startLine, side }));
      return createReview(hub, pullAt(repo, number), who(login), { event: events[state], body, comments: spots }).id;
    },
    editReview: (repo, number, login, id, body) =>
      editReview(hub, pullAt(repo, number), findReview(pullAt(repo, number), id), who(login), body),
    dismissReview: (repo, number, login, id, message) =>
      dismissReview(hub, pullAt(repo, number), findReview(pullAt(repo, number), id), who(login), message),
    replyToThread: (repo, number, login, thread, body) =>
      reply(hub, findThread(pullAt(repo, number), thread), who(login), body).id,
    resolveThread: (repo, number, login, thread) =>
      setResolved(hub, findThread(pullAt(repo, number), thread), who(login), true),
    unresolveThread: (repo, number, login, thread) =>
      setResolved(hub, findThread(pullAt(repo, number), thread), who(login), false),
  } satisfies Partial<World>;
}
