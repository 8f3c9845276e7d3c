import * as queries from '../../src/github/read/queries.ts';
import { resolveThreads } from '../../src/github/write/mutations.ts';
import { dig, FORK, installed, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const { foldersQuery, PULL_REQUEST } = queries;
const path = 'certified/Contoso/api.json';
const all = {
  first: true,
  withFiles: true,
  withLabels: true,
  withComments: true,
  withReviews: true,
  withThreads: true,
  withEvents: true,
};
const variables = {
  owner: 'contoso',
  repo: 'connectors',
  number: 1,
  checkName: 'C',
  appId: 7,
  configPath: 'README.md',
  rulesPath: 'docs',
  ...all,
};

async function opened(permissions?: Record<string, 'read' | 'write'>) {
  const { simulator, world, installation } = await start(permissions ? { permissions } : {});
  const number = openPull(world);
  const octokit = await installed(simulator, installation);
  const ask = (query: string, more: object = {}) => octokit.graphql(query, { ...variables, ...more });
  return { simulator, world, number, octokit, ask };
}

const inRepository = (fields: string) =>
  `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${fields} } }`;
const errorsOf = async (call: Promise<unknown>) =>
  ((await refusal(call)) as unknown as { errors: { type: string; message: string }[] }).errors;

/** The first query of a process loads GitHub's schema. */
const PATIENCE = 30_000;

describe('GraphQL', () => {
  it(
    'answers the App’s question about a pull request whole',
    async () => {
      const { octokit, world, number, ask } = await opened();
      const head_sha = world.pull(REPO, number).headSha;
      const repo = { owner: 'contoso', repo: 'connectors' };
      await octokit.rest.checks.create({ ...repo, name: 'C', head_sha, external_id: 'e', conclusion: 'neutral' });
      await octokit.rest.pulls.createReview({
        ...repo,
        pull_number: number,
        event: 'COMMENT',
        comments: [{ path, line: 20, body: 'x' }],
      });
      await octokit.rest.issues.createComment({ ...repo, issue_number: number, body: 'hello' });
      world.addLabel(REPO, number, 'mona', 'New');
      const pullRequest = dig(await ask(PULL_REQUEST), 'repository', 'pullRequest');
      expect(pullRequest).toMatchObject({
        title: 'Contoso',
        state: 'OPEN',
        mergeable: 'UNKNOWN',
        author: { __typename: 'User', login: 'pat' },
        headRefOid: head_sha,
        baseRef: {
          target: { oid: world.head(REPO, 'main'), file: { object: { text: '# Connectors\n', isTruncated: false } } },
        },
        files: { pageInfo: { hasNextPage: false }, nodes: [{ path, changeType: 'MODIFIED' }] },
        labels: { nodes: [{ name: 'New' }] },
        comments: { nodes: [{ author: { __typename: 'Bot', login: 'reviewer' }, body: 'hello' }] },
        reviews: { nodes: [{ state: 'COMMENTED', commit: { oid: head_sha } }] },
        reviewThreads: { nodes: [{ isResolved: false, isOutdated: false, path, line: 20 }] },
        timelineItems: { nodes: [{ __typename: 'LabeledEvent', actor: { login: 'mona' }, label: { name: 'New' } }] },
      });
      const suites = dig(pullRequest, 'commits', 'nodes', 0, 'commit', 'checkSuites', 'nodes');
      expect(dig(suites, 0, 'checkRuns', 'nodes')).toMatchObject([
        { status: 'COMPLETED', conclusion: 'NEUTRAL', externalId: 'e' },
      ]);
      expect(dig(await ask(PULL_REQUEST), 'repository', 'pullRequest', 'mergeable')).toBe('MERGEABLE');
    },
    PATIENCE,
  );

  it('knows every document that the App sends', async () => {
    const { octokit, world, number, ask } = await opened();
    const comments = [{ path, line: 20, body: 'x' }];
    const at = { owner: 'contoso', repo: 'connectors', pull_number: number };
    await octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', comments });
    const more = { id: world.pull(REPO, number).threads[0]?.id, after: null, expression: 'main:README.md' };
    const documents = Object.values(queries).filter((each) => typeof each === 'string');
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(await ask(document, more)).toBeDefined();
  });

  it('reads folders and files, cut at 512,000 bytes without a word', async () => {
    const { world, ask } = await opened();
    const changes = { 'f/big.json': 'x'.repeat(600_000), 'f/icon.png': new Uint8Array([0, 1, 2]), 'f/small': 'ü' };
    world.commit(REPO, 'main', { changes, message: 'm', author: 'mona' });
    const entries = dig(await ask(foldersQuery(1), { e0: 'main:f' }), 'repository', 'f0', 'entries');
    expect(entries).toMatchObject([
      { name: 'big.json', type: 'blob', object: { byteSize: 600_000, isTruncated: true } },
      { name: 'icon.png', object: { byteSize: 3, text: null } },
      { name: 'small', object: { byteSize: 2, isTruncated: false, text: 'ü' } },
    ]);
    expect(String(dig(entries, 0, 'object', 'text')).length).toBe(512_000);
    const nowhere = inRepository('object(expression: "main:nowhere") { __typename }');
    expect(dig(await ask(nowhere), 'repository', 'object')).toBeNull();
  });

  it('lists open pull requests and references', async () => {
    const { world, number, ask } = await opened();
    world.commit(FORK, 'second', { changes: { x: 'x' }, message: 'm', author: 'pat' });
    world.openPull({ repo: REPO, headRepo: FORK, headBranch: 'second', title: 'Second', author: 'pat' });
    world.closePull(REPO, number, 'pat');
    const query = inRepository(
      'defaultBranchRef { name target { oid } } ref(qualifiedName: "refs/heads/main") { name } pullRequests(first: 10, states: OPEN) { totalCount nodes { number } }',
    );
    expect(dig(await ask(query), 'repository')).toEqual({
      defaultBranchRef: { name: 'main', target: { oid: world.head(REPO, 'main') } },
      ref: { name: 'main' },
      pullRequests: { totalCount: 1, nodes: [{ number: 2 }] },
    });
  });

  it('goes on by cursor', async () => {
    const { world, number, ask } = await opened();
    for (const body of ['1', '2', '3']) world.comment(REPO, number, 'pat', body);
    const query =
      'query($owner: String!, $repo: String!, $after: String) { repository(owner: $owner, name: $repo) { pullRequest(number: 1) { comments(first: 2, after: $after) { pageInfo { hasNextPage endCursor } nodes { body } } } } }';
    const comments = async (more: object) => dig(await ask(query, more), 'repository', 'pullRequest', 'comments');
    const first = await comments({ after: null });
    const second = await comments({ after: dig(first, 'pageInfo', 'endCursor') });
    expect(first).toMatchObject({ nodes: [{ body: '1' }, { body: '2' }], pageInfo: { hasNextPage: true } });
    expect(second).toMatchObject({ nodes: [{ body: '3' }], pageInfo: { hasNextPage: false } });
  });

  it('refuses what GitHub’s schema and limits refuse', async () => {
    const { ask } = await opened();
    expect((await errorsOf(ask(inRepository('nonsense'))))[0]?.message).toContain(
      'Cannot query field "nonsense" on type "Repository"',
    );
    expect((await errorsOf(ask(inRepository('pullRequests { totalCount }'))))[0]?.type).toBe(
      'MISSING_PAGINATION_BOUNDARIES',
    );
    expect((await errorsOf(ask(inRepository('pullRequests(first: 101) { totalCount }'))))[0]?.type).toBe(
      'EXCESSIVE_PAGINATION',
    );
    expect((await errorsOf(ask(inRepository('pullRequest(number: 99) { title }'))))[0]?.type).toBe('NOT_FOUND');
  });

  it('names the field or argument it does not model', async () => {
    const { ask } = await opened();
    expect((await errorsOf(ask(inRepository('stargazerCount'))))[0]?.message).toBe(
      'The simulator does not model Repository.stargazerCount',
    );
    const byText = inRepository('labels(first: 1, query: "x") { totalCount }');
    expect((await errorsOf(ask(byText)))[0]?.message).toBe('The simulator does not model the argument query');
  });

  it('resolves a thread for those who may write contents, as GitHub has it', async () => {
    const permissions = { contents: 'read', pull_requests: 'write', issues: 'write', checks: 'write' } as const;
    for (const contents of ['read', 'write'] as const) {
      const { ask, octokit, world, number } = await opened({ ...permissions, contents });
      await octokit.rest.pulls.createReview({
        owner: 'contoso',
        repo: 'connectors',
        pull_number: number,
        event: 'COMMENT',
        comments: [{ path, line: 20, body: 'x' }],
      });
      const id = world.pull(REPO, number).threads[0]?.id;
      if (contents === 'read')
        expect((await errorsOf(ask(resolveThreads(1), { t0: id })))[0]).toMatchObject({ type: 'FORBIDDEN' });
      else
        expect(dig(await ask(resolveThreads(1), { t0: id }), 't0', 'thread')).toEqual({
          id,
          isResolved: true,
        });
      expect(world.pull(REPO, number).threads[0]?.resolved).toBe(contents === 'write');
    }
  });

  it('labels and minimizes', async () => {
    const { ask, world, number } = await opened();
    world.comment(REPO, number, 'pat', 'noise');
    const query = inRepository(
      'label(name: "New") { id } pullRequest(number: 1) { id comments(first: 1) { nodes { id } } }',
    );
    const answer = dig(await ask(query), 'repository');
    const input = `{ labelableId: "${dig(answer, 'pullRequest', 'id')}", labelIds: ["${dig(answer, 'label', 'id')}"] }`;
    await ask(`mutation { addLabelsToLabelable(input: ${input}) { labelable { ... on PullRequest { number } } } }`);
    expect(world.pull(REPO, number).labels).toEqual(['New']);
    await ask(`mutation { removeLabelsFromLabelable(input: ${input}) { clientMutationId } }`);
    expect(world.pull(REPO, number).labels).toEqual([]);
    const subject = dig(answer, 'pullRequest', 'comments', 'nodes', 0, 'id');
    await ask(
      `mutation { minimizeComment(input: { subjectId: "${subject}", classifier: OUTDATED }) { minimizedComment { isMinimized } } }`,
    );
    expect(world.pull(REPO, number).comments[0]?.minimized).toBe(true);
  });

  it('is logged by the operation’s name', async () => {
    const { simulator, ask } = await opened();
    await ask(PULL_REQUEST);
    expect(simulator.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/graphql',
      operation: 'PullRequest',
      status: 200,
    });
  });
});
