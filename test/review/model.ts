/** A pull request in memory, as far as decide and plan see it: actions change it the way GitHub would. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import type { Role } from '../../src/config/roles.ts';
import type { FileSet } from '../../src/connector/types.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Comment, Review } from '../../src/pull-request/posts.ts';
import { withSettled } from '../../src/pull-request/seen-state.ts';
import type { LabelEvent, PullEvent, Snapshot } from '../../src/pull-request/snapshot.ts';
import type { Action } from '../../src/review/plan/action.ts';

export const APP: Actor = { login: 'connector-reviewer', type: 'app' };
export const PARTNER: Actor = { login: 'lee', type: 'user' };
export const MAINTAINER: Actor = { login: 'mia', type: 'user' };
export const OUTSIDER: Actor = { login: 'olaf', type: 'user' };

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['mia', 'maintain'],
  ['olaf', 'none'],
  ['lee', 'none'],
]);

export function fileSet(folder: string, files: ReadonlyMap<string, string>): FileSet {
  return new Map(
    [...files].map(([name, text]) => [
      `${folder}/${name}`,
      { size: Buffer.byteLength(text), bytes: Buffer.from(text) },
    ]),
  );
}

/** The template's boxes, all ticked. */
const TICKED = [
  "the connector doesn't exist yet",
  'the connector works',
  'there are detailed descriptions',
  'there are response schemas',
  'I ran paconn validate',
  'the brand color is valid',
]
  .map((box) => `- [x] I attest that ${box}.`)
  .join('\n');

/** A fresh pull request that adds or changes the files. */
export function pullRequest(head: FileSet, base: FileSet = new Map(), more: Partial<Snapshot> = {}): Snapshot {
  return {
    key: { owner: 'contoso', repo: 'connectors', number: 7 },
    url: 'https://github.com/contoso/connectors/pull/7',
    title: 'Add Fabrikam Parcels',
    body: TICKED,
    author: PARTNER,
    authorRole: 'none',
    state: 'open',
    merged: false,
    draft: false,
    createdAt: '2026-11-22T08:00:00Z',
    mergeable: true,
    baseRef: 'dev',
    baseSha: 'b'.repeat(40),
    headSha: 'a'.repeat(40),
    mergeBaseSha: 'b'.repeat(40),
    files: [...head.keys()].map((path) => ({
      path,
      previousPath: null,
      status: base.has(path) ? 'modified' : 'added',
    })),
    head,
    base,
    labels: [],
    labelEvents: [],
    events: [],
    comments: [],
    reviews: [],
    threads: [],
    checkRun: null,
    olderCheckRuns: [],
    roles: ROLES,
    members: new Map(),
    sameFiles: new Set(),
    ownership: { codeOwners: null, reviewers: [], contributors: null, newcomer: false },
    config: DEFAULT_CONFIG,
    configProblem: null,
    repositoryRules: null,
    proposal: null,
    ...more,
  };
}

export function labelled(snapshot: Snapshot, actor: Actor, label: string, at: string, added = true): Snapshot {
  const event: LabelEvent = { label, added, actor, at };
  const rest = snapshot.labels.filter((other) => other.toLowerCase() !== label.toLowerCase());
  return { ...snapshot, labels: added ? [...rest, label] : rest, labelEvents: [...snapshot.labelEvents, event] };
}

export function approved(snapshot: Snapshot, actor: Actor, at: string): Snapshot {
  return reviewed(snapshot, actor, 'approved', at);
}

/** Somebody reviews the head, and says something with it. */
export function reviewed(snapshot: Snapshot, author: Actor, state: Review['state'], at: string, body = ''): Snapshot {
  const { id, nodeId, editedAt, editor, reactions } = commentBy(author, body, at);
  const written = { id, nodeId, author, body, editedAt, editor, reactions };
  const review: Review = { ...written, state, commit: snapshot.headSha, submittedAt: at };
  return { ...snapshot, reviews: [...snapshot.reviews, review] };
}

/** The pull request after the App has carried out its plan at a moment. */
export function applied(snapshot: Snapshot, actions: readonly Action[], at: string): Snapshot {
  return actions.reduce((state, action) => applyOne(state, action, at), snapshot);
}

let ids = 1;

export function commentBy(author: Actor, body: string, at: string): Comment {
  const id = ids++;
  const dates = { createdAt: at, updatedAt: at, editedAt: null };
  return { id, nodeId: `node-${id}`, author, body, ...dates, editor: null, reactions: [] };
}

/** Somebody says something. */
export function commented(snapshot: Snapshot, author: Actor, body: string, at: string): Snapshot {
  return { ...snapshot, comments: [...snapshot.comments, commentBy(author, body, at)] };
}

const externalIdOf = ({ externalId, settled }: Extract<Action, { type: 'create-check' | 'update-check' }>) =>
  settled ? withSettled(externalId, settled) : externalId;

function applyOne(state: Snapshot, action: Action, at: string): Snapshot {
  switch (action.type) {
    case 'answer':
      return applied(state, [...action.effects, ...action.done], at);
    case 'create-check':
      return {
        ...state,
        checkRun: {
          id: ids++,
          status: 'completed',
          conclusion: action.check.conclusion,
          externalId: externalIdOf(action),
          startedAt: at,
        },
      };
    case 'update-check':
      return {
        ...state,
        checkRun: { ...state.checkRun!, conclusion: action.check.conclusion, externalId: externalIdOf(action) },
      };
    case 'supersede-check':
      return { ...state, olderCheckRuns: state.olderCheckRuns.filter(({ id }) => id !== action.id) };
    case 'create-comment':
      return {
        ...state,
        comments: [...state.comments, commentBy(APP, action.body, at)],
      };
    case 'update-comment':
      return {
        ...state,
        comments: state.comments.map(
          (comment): Comment =>
            comment.id === action.id ? { ...comment, body: action.body, editedAt: at, editor: APP } : comment,
        ),
      };
    case 'delete-comment':
      return { ...state, comments: state.comments.filter(({ id }) => id !== action.id) };
    case 'create-review': {
      const threads = action.comments.map(({ path, line, body }) => ({
        id: `thread-${ids++}`,
        resolved: false,
        resolvedByPerson: false,
        outdated: false,
        path,
        line,
        comments: [{ author: APP, body, createdAt: at }],
      }));
      return { ...state, threads: [...state.threads, ...threads] };
    }
    case 'resolve-thread':
      return {
        ...state,
        threads: state.threads.map((thread) =>
          thread.id === action.threadId ? { ...thread, resolved: true } : thread,
        ),
      };
    case 'react':
      return {
        ...state,
        comments: state.comments.map((comment) => reactedTo(comment, action)),
        reviews: state.reviews.map((review) => reactedTo(review, action)),
      };
    case 'assign':
      return state;
    case 'request-reviews':
      return { ...state, ownership: { ...state.ownership, reviewers: [] } };
    case 'add-labels':
      return action.labels.reduce((current, { name }) => labelled(current, APP, name, at), state);
    case 'remove-label':
      return labelled(state, APP, action.label, at, false);
    case 'close-pull':
      return befallen({ ...state, state: 'closed' }, 'closed', at);
    case 'reopen-pull':
      return befallen({ ...state, state: 'open' }, 'reopened', at);
    case 'merge-pull':
      return befallen({ ...state, state: 'closed', merged: true }, 'merged', at);
  }
}

function reactedTo<Text extends Comment | Review>(text: Text, action: Extract<Action, { type: 'react' }>): Text {
  if (text.nodeId !== action.to) return text;
  const kept = text.reactions.filter((reaction) => !action.takeBack.includes(reaction));
  return { ...text, reactions: action.add ? [...kept, action.add] : kept };
}

function befallen(state: Snapshot, kind: PullEvent['kind'], at: string): Snapshot {
  return { ...state, events: [...state.events, { kind, actor: APP, at }] };
}
