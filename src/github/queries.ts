/** Every GraphQL document this App sends, in one place: the simulator and a test hold them against GitHub's schema. */

const actor = 'fragment who on Actor { __typename login }';

/** One pull request with all that people and programs have done to it; connections go on by cursor. */
export const PULL_REQUEST = /* GraphQL */ `
query PullRequest($owner: String!, $repo: String!, $number: Int!, $checkName: String!, $appId: Int!, $configPath: String!,
    $files: String, $labels: String, $comments: String, $reviews: String, $threads: String, $events: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      url title body isDraft state merged mergeable createdAt authorAssociation
      author { ...who }
      baseRefName baseRefOid headRefOid
      baseRef { target { oid ... on Commit { file(path: $configPath) { object { ... on Blob { text isTruncated } } } } } }
      commits(last: 1) { nodes { commit { oid checkSuites(first: 10, filterBy: { appId: $appId }) {
        nodes { checkRuns(first: 10, filterBy: { checkName: $checkName }) {
          nodes { databaseId status conclusion externalId startedAt } } } } } } }
      files(first: 100, after: $files) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
      labels(first: 100, after: $labels) { pageInfo { hasNextPage endCursor } nodes { name } }
      comments(first: 100, after: $comments) { pageInfo { hasNextPage endCursor }
        nodes { databaseId author { ...who } body createdAt updatedAt } }
      reviews(first: 100, after: $reviews) { pageInfo { hasNextPage endCursor }
        nodes { databaseId author { ...who } state body submittedAt commit { oid } } }
      reviewThreads(first: 100, after: $threads) { pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated path line comments(first: 50) { nodes { author { ...who } body createdAt } } } }
      timelineItems(first: 100, after: $events, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) { pageInfo { hasNextPage endCursor }
        nodes { __typename
          ... on LabeledEvent { actor { ...who } createdAt label { name } }
          ... on UnlabeledEvent { actor { ...who } createdAt label { name } } } }
    }
  }
}
${actor}`;

/** The entries of one folder at one commit, with the text of its small files. Aliased: many folders in one request. */
export const FOLDER_FIELDS = /* GraphQL */ `
fragment folder on GitObject { ... on Tree { entries { name type oid object { ... on Blob { byteSize isBinary isTruncated text } } } } }`;

export const RESOLVE_THREAD = /* GraphQL */ `
mutation ResolveThread($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id isResolved } } }`;
