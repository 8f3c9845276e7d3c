/** Every GraphQL query that this App sends; its mutations are in ../write/mutations.ts. A test validates all of them against GitHub's schema. */
import { CLA_CHECK } from './cla.ts';

const ACTED = ['Closed', 'Reopened', 'Merged', 'ReadyForReview', 'ConvertToDraft', 'HeadRefForcePushed'];
const LABELLED = ['Labeled', 'Unlabeled'];

/** What is read of a pull request's history: `LABELED_EVENT` … */
const EVENT_TYPES = `[${[...LABELLED, ...ACTED].map((name) => `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_EVENT`).join(', ')}]`;

const events = [
  ...LABELLED.map((name) => `... on ${name}Event { actor { ...who } createdAt label { name updatedAt } }`),
  ...ACTED.map((name) => `... on ${name}Event { actor { ...who } createdAt }`),
].join(' ');

const actor = 'fragment who on Actor { __typename login }';

const page = 'pageInfo { hasNextPage endCursor }';

/** This App's check runs on the head (GitHub leaves out all but the newest unless told otherwise), and those of the bot that asks for the licence agreement: so many of each at most. */
function checksOf(most: number): string {
  return `commits(last: 1) { nodes { commit { oid checkSuites(first: ${most}, filterBy: { appId: $appId }) {
    nodes { app { slug } checkRuns(first: ${most}, filterBy: { checkName: $checkName }) {
      nodes { databaseId status conclusion externalId startedAt } }
      allRuns: checkRuns(last: ${most}, filterBy: { checkName: $checkName, checkType: ALL }) {
        nodes { databaseId externalId startedAt } } } }
    claSuites: checkSuites(first: ${most}, filterBy: { checkName: "${CLA_CHECK}" }) {
      nodes { checkRuns(first: ${most}, filterBy: { checkName: "${CLA_CHECK}" }) { nodes { databaseId conclusion } } } } } } }`;
}

/**
 * One pull request with all that people and programs have done to it. Connections go on by cursor: the document is sent
 * again without `$first` and with those connections only that have more.
 *
 * `fullDatabaseId`, because ids of comments outgrew the 32 bits of `databaseId`.
 */
export const PULL_REQUEST = /* GraphQL */ `
query PullRequest($owner: String!, $repo: String!, $number: Int!, $checkName: String!, $appId: Int, $configPath: String!, $rulesPath: String!,
    $first: Boolean!, $withFiles: Boolean!, $withLabels: Boolean!, $withComments: Boolean!, $withReviews: Boolean!,
    $withThreads: Boolean!, $withEvents: Boolean!,
    $files: String, $labels: String, $comments: String, $reviews: String, $threads: String, $events: String) {
  repository(owner: $owner, name: $repo) {
    others: pullRequests(states: [OPEN], first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $first) {
      nodes { number title headRefOid author { ...who } } }
    pullRequest(number: $number) {
      headRefOid
      ...pull @include(if: $first)
      files(first: 100, after: $files) @include(if: $withFiles) { ${page} nodes { path changeType } }
      labels(first: 100, after: $labels) @include(if: $withLabels) { ${page} nodes { name } }
      comments(first: 100, after: $comments) @include(if: $withComments) { ${page}
        nodes { ...written createdAt updatedAt } }
      reviews(first: 100, after: $reviews) @include(if: $withReviews) { ${page}
        nodes { ...written state submittedAt commit { oid } } }
      reviewThreads(first: 100, after: $threads) @include(if: $withThreads) { ${page}
        nodes { id isResolved resolvedBy { ...who } isOutdated path line
          comments(first: 50) { ${page} nodes { author { ...who } body createdAt } } } }
      timelineItems(first: 100, after: $events, itemTypes: ${EVENT_TYPES}) @include(if: $withEvents) {
        ${page} nodes { __typename ${events} } }
    }
  }
}
fragment pull on PullRequest {
  url title body isDraft state merged mergeable createdAt authorAssociation changedFiles
  isCrossRepository headRepositoryOwner { login }
  author { ...who ... on User { name } }
  baseRefName baseRefOid
  baseRef { target { oid ... on Commit { file(path: $configPath) { ...text } rules: file(path: $rulesPath) { oid }
    owners: file(path: ".github/CODEOWNERS") { ...text } rootOwners: file(path: "CODEOWNERS") { ...text }
    docsOwners: file(path: "docs/CODEOWNERS") { ...text } } } }
  reviewsAsked: timelineItems(last: 1, itemTypes: [REVIEW_REQUESTED_EVENT]) { nodes { __typename } }
  ${checksOf(10)}
}
fragment text on TreeEntry { oid object { ... on Blob { text isTruncated } } }
fragment written on Comment { id author { ...who } body lastEditedAt editor { ...who }
  ... on IssueComment { fullDatabaseId reactionGroups { content viewerHasReacted } }
  ... on PullRequestReview { fullDatabaseId reactionGroups { content viewerHasReacted } } }
${actor}`;

/** The rest of a thread that has more than 50 comments. */
export const THREAD_COMMENTS = /* GraphQL */ `
query ThreadComments($id: ID!, $after: String) {
  node(id: $id) { ... on PullRequestReviewThread {
    comments(first: 100, after: $after) { ${page} nodes { author { ...who } body createdAt } } } }
}
${actor}`;

/**
 * Folders at commits, with the text of their files and two levels of subfolders: many in one request. Each is named by a
 * variable `$e0`, `$e1` … of the form `<sha>:<folder>`. The head comes along, to see whether it moved meanwhile.
 */
export function foldersQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query Folders($owner: String!, $repo: String!, $number: Int!, ${numbers.map((n) => `$e${n}: String!`).join(', ')}) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { headRefOid }
    ${numbers.map((n) => `f${n}: object(expression: $e${n}) { ...folder }`).join('\n    ')}
  }
}
fragment folder on GitObject { ... on Tree { entries { ...entry object { ...blob
  ... on Tree { entries { ...entry object { ...blob
    ... on Tree { entries { ...entry object { ...blob } } } } } } } } } }
fragment entry on TreeEntry { name type mode oid }
fragment blob on Blob { byteSize isTruncated text }`;
}

/** Which trees stand at commits' folders: equal ids, equal files. Each is named by a variable `$e0`, `$e1` … */
export function treesQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query Trees($owner: String!, $repo: String!, ${numbers.map((n) => `$e${n}: String!`).join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((n) => `t${n}: object(expression: $e${n}) { oid }`).join('\n    ')}
  }
}`;
}

/** What lies in top folders at a commit, each named by a variable `$e0` … of the form `<sha>:<folder>`: names and ids only. */
export function definitionsQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query Definitions($owner: String!, $repo: String!, ${numbers.map((n) => `$e${n}: String!`).join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((n) => `f${n}: object(expression: $e${n}) { ...connectors }`).join('\n    ')}
  }
}
fragment connectors on GitObject { ... on Tree { entries { name object { ... on Tree { entries { name type oid } } } } } }`;
}

/** The texts of blobs, each named by a variable `$e0` … that is its object id. */
export function blobsQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query Blobs($owner: String!, $repo: String!, ${numbers.map((n) => `$e${n}: String!`).join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((n) => `b${n}: object(expression: $e${n}) { ... on Blob { text isTruncated } }`).join('\n    ')}
  }
}`;
}

/** The head alone, to see whether it moved. */
export const HEAD = /* GraphQL */ `
query Head($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { headRefOid } }
}`;

/** A file at a commit, for the rare pull request whose base branch is gone. */
export const FILE = /* GraphQL */ `
query File($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { ... on Blob { text isTruncated } } }
}`;

/** What lies in a folder of rules, by its object id or as `<sha>:<folder>`: names, ids and sizes, of its subfolders too. */
export const RULE_FILES = /* GraphQL */ `
query RuleFiles($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { ... on Tree { entries { ...entry
    object { ... on Blob { byteSize } ... on Tree { entries { ...entry object { ... on Blob { byteSize } } } } } } } } }
}
fragment entry on TreeEntry { name type mode oid }`;

/** A pull request with what tells whether anything happened to it since it was decided, without any long text but its own. */
const seen = `fragment seen on PullRequest { number title body isDraft state mergeable headRefOid baseRefName
  baseRef { target { ... on Commit { file(path: $configPath) { oid } rules: file(path: $rulesPath) { oid }
    owners: file(path: ".github/CODEOWNERS") { oid } rootOwners: file(path: "CODEOWNERS") { oid }
    docsOwners: file(path: "docs/CODEOWNERS") { oid } } } }
  labels(first: 100) { nodes { name } }
  comments(last: 50) { nodes { id author { ...who } lastEditedAt editor { ...who } } }
  reviews(last: 50) { nodes { id author { ...who } state submittedAt lastEditedAt editor { ...who } } }
  reviewThreads(first: 1) { totalCount }
  timelineItems(last: 50, itemTypes: ${EVENT_TYPES}) { nodes { __typename ${events} } }
  ${checksOf(3)} }
${actor}`;

/**
 * All open pull requests, so many a page; with the first page those that are no longer open and may yet have to be looked
 * at, where something happened last: merged ones with a label of a stage, each named by a variable `$l0`, `$l1` …, and closed
 * ones.
 */
export function openPullsQuery(labels: number): string {
  const numbers = Array.from({ length: labels }, (_, index) => index);
  const last = 'orderBy: { field: UPDATED_AT, direction: DESC }';
  const merged = numbers.map(
    (n) =>
      `m${n}: pullRequests(states: [MERGED], labels: [$l${n}], first: 50, ${last}) @include(if: $first) { nodes { ...seen } }`,
  );
  return /* GraphQL */ `
query OpenPulls($owner: String!, $repo: String!, $size: Int!, $after: String, $first: Boolean!, $checkName: String!, $appId: Int,
    $configPath: String!, $rulesPath: String!${numbers.map((n) => `, $l${n}: String!`).join('')}) {
  repository(owner: $owner, name: $repo) {
    open: pullRequests(states: [OPEN], first: $size, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      ${page} nodes { ...seen } }
    closed: pullRequests(states: [CLOSED], first: 20, ${last}) @include(if: $first) { nodes { ...seen } }
    ${merged.join('\n    ')}
  }
}
${seen}`;
}

/** The numbers of all open pull requests. */
export const OPEN_NUMBERS = /* GraphQL */ `
query OpenNumbers($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: [OPEN], first: 100, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      ${page} nodes { number } }
  }
}`;

/** Label events of the pull requests that were closed or merged last. */
export const STAGE_TIMES = /* GraphQL */ `
query StageTimes($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: [CLOSED, MERGED], first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { timelineItems(first: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) { nodes { __typename
        ... on LabeledEvent { createdAt label { name } }
        ... on UnlabeledEvent { createdAt label { name } } } } } }
  }
}`;

/** Who is asked to review what: the open pull requests that something happened to last. */
export const REVIEW_LOAD = /* GraphQL */ `
query ReviewLoad($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: [OPEN], first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { reviewRequests(first: 10) { nodes { requestedReviewer { __typename ... on User { login } } } } } }
  }
}`;

/** Who committed to folders, each named by a variable `$p0`, `$p1` …, up to a commit: the last hundred commits of each. */
export function historyQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query History($owner: String!, $repo: String!, $sha: GitObjectID!, ${numbers.map((n) => `$p${n}: String!`).join(', ')}) {
  repository(owner: $owner, name: $repo) { object(oid: $sha) { ... on Commit {
    ${numbers.map((n) => `h${n}: history(first: 100, path: $p${n}) { ...authors }`).join('\n    ')} } } }
}
fragment authors on CommitHistoryConnection { ${page} nodes { author { user { login } } } }`;
}

/** The first files of pull requests, each named by a variable `$n0`, `$n1` … */
export function otherFilesQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return /* GraphQL */ `
query OtherFiles($owner: String!, $repo: String!, ${numbers.map((n) => `$n${n}: Int!`).join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((n) => `p${n}: pullRequest(number: $n${n}) { headRefOid files(first: 20) { nodes { path } } }`).join('\n    ')}
  }
}`;
}

/** Whose token it is; the one place where GraphQL calls an App `x[bot]`. */
export const VIEWER = /* GraphQL */ `query Viewer { viewer { login } }`;
