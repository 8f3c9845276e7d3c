import { FORK, file, installed, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const path = 'certified/Contoso/api.json';

async function opened(changes?: Record<string, string | Uint8Array | null>) {
  const { simulator, world, installation } = await start();
  const number = openPull(world, changes);
  const { rest } = await installed(simulator, installation);
  const at = { owner: 'contoso', repo: 'connectors', pull_number: number };
  const threads = () => world.pull(REPO, number).threads;
  return { world, number, rest, at, threads };
}

describe('a review', () => {
  it('puts its comments on lines of the diff, added or around', async () => {
    const { rest, at, threads } = await opened();
    const comments = [
      { path, line: 20, body: 'here' },
      { path, line: 23, start_line: 19, side: 'RIGHT', body: 'these' },
      { path, line: 20, side: 'LEFT', body: 'was' },
    ];
    const { data } = await rest.pulls.createReview({ ...at, event: 'COMMENT', comments });
    expect(data.state).toBe('COMMENTED');
    expect(threads().map((thread) => [thread.line, thread.startLine, thread.side])).toEqual([
      [20, null, 'RIGHT'],
      [23, 19, 'RIGHT'],
      [20, null, 'LEFT'],
    ]);
    const listed = (await rest.pulls.listReviewComments(at)).data;
    expect(listed.map((each) => [each.line, each.subject_type, each.diff_hunk.split('\n').at(-1)])).toEqual([
      [20, 'line', '+changed'],
      [23, 'line', ' line 23'],
      [20, 'line', '-line 20'],
    ]);
  });

  it('is lost whole when one comment is off the diff, and GitHub does not say which', async () => {
    const { rest, at, world, number, threads } = await opened();
    const off = [
      { path, line: 20, body: 'fine' },
      { path, line: 2, body: 'off' },
      { path: 'README.md', line: 1, body: 'elsewhere' },
      { path, line: 2, body: 'off too' },
    ];
    const { status, response } = await refusal(
      rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'x', comments: off }),
    );
    expect(status).toBe(422);
    expect(response.data).toMatchObject({
      message: 'Unprocessable Entity',
      errors: ['Line could not be resolved, Path could not be resolved, and Line could not be resolved'],
    });
    expect([threads(), world.pull(REPO, number).reviews]).toEqual([[], []]);
  });

  it('refuses a range that ends before it starts or spans two hunks', async () => {
    const { rest, at } = await opened({ [path]: file({ 5: 'a', 30: 'b' }) });
    const review = (start_line: number, line: number) =>
      refusal(
        rest.pulls.createReview({
          ...at,
          event: 'COMMENT',
          body: 'x',
          comments: [{ path, start_line, line, body: 'x' }],
        }),
      );
    expect((await review(6, 5)).response.data.errors).toEqual([
      'Pull request review thread start line must precede the end line.',
    ]);
    expect((await review(5, 30)).response.data.errors).toEqual([
      expect.stringContaining('must be part of the same hunk'),
    ]);
  });

  it('has no lines to stand on in a binary or too large file, but the file as a whole', async () => {
    const icon = 'certified/Contoso/icon.png';
    const { rest, at, world, number, threads } = await opened({
      [icon]: new Uint8Array([0, 9]),
      'big.txt': 'x\n'.repeat(3500),
    });
    const { headSha } = world.pull(REPO, number);
    for (const each of [icon, 'big.txt']) {
      const line = { ...at, commit_id: headSha, path: each, line: 1, side: 'RIGHT' as const, body: 'x' };
      const { response } = await refusal(rest.pulls.createReviewComment(line));
      expect(response.data.errors).toEqual([
        expect.objectContaining({
          field: 'pull_request_review_thread.line',
          message: 'pull_request_review_thread.line must be part of the diff',
        }),
        expect.objectContaining({ code: 'missing_field', field: 'pull_request_review_thread.diff_hunk' }),
      ]);
      const { data } = await rest.pulls.createReviewComment({
        ...at,
        commit_id: headSha,
        path: each,
        subject_type: 'file',
        body: 'the file',
      });
      expect(data.subject_type).toBe('file');
    }
    expect(threads().map((thread) => [thread.path, thread.line])).toEqual([
      [icon, null],
      ['big.txt', null],
    ]);
  });

  it('stays with its author while it is pending, and there is only one', async () => {
    const { rest, at, world, number } = await opened();
    const { data } = await rest.pulls.createReview({ ...at, body: 'not yet' });
    expect(data.state).toBe('PENDING');
    expect(world.pull(REPO, number).reviews).toEqual([]);
    const { response } = await refusal(rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'another' }));
    expect(response.data.errors).toEqual(['User can only have one pending review per pull request']);
    await rest.pulls.submitReview({ ...at, review_id: data.id, event: 'COMMENT' });
    expect(world.pull(REPO, number).reviews).toMatchObject([{ author: 'reviewer', state: 'COMMENTED' }]);
  });

  it('can not approve one’s own pull request, nor ask for changes in silence', async () => {
    const { world, number } = await opened();
    expect(() => world.review(REPO, number, 'pat', { state: 'approve' })).toThrow('Unprocessable Entity');
    expect(() => world.review(REPO, number, 'mona', { state: 'request_changes' })).toThrow('Unprocessable Entity');
  });

  it('can be dismissed with a reason', async () => {
    const { world, number, rest, at } = await opened();
    const id = world.review(REPO, number, 'mona', { state: 'approve' });
    await rest.pulls.dismissReview({ ...at, review_id: id, message: 'the head moved' });
    expect(world.pull(REPO, number).reviews[0]?.state).toBe('DISMISSED');
    expect(world.pull(REPO, number).timeline.at(-1)).toMatchObject({ event: 'review_dismissed', actor: 'reviewer' });
  });
});

describe('a thread', () => {
  it('moves with its line, is outdated when the line changes, and comes back with it', async () => {
    const { rest, at, world, threads } = await opened();
    await rest.pulls.createReview({ ...at, event: 'COMMENT', comments: [{ path, line: 20, body: 'here' }] });
    const push = (text: string) =>
      world.commit(FORK, 'work', { changes: { [path]: text }, message: 'On', author: 'pat' });
    push(`new first line\n${file({ 20: 'changed' })}`);
    expect(threads()[0]).toMatchObject({ line: 21, outdated: false });
    push(file({ 20: 'changed again' }));
    expect(threads()[0]).toMatchObject({ line: null, outdated: true });
    expect((await rest.pulls.listReviewComments(at)).data[0]).toMatchObject({ line: null, original_line: 20 });
    push(file({ 20: 'changed' }));
    expect(threads()[0]).toMatchObject({ line: 20, outdated: false });
    push(file());
    expect(threads()[0]).toMatchObject({ line: null, outdated: true });
  });

  it('is answered, and resolved by the author or who may write', async () => {
    const { rest, at, world, number, threads } = await opened();
    await rest.pulls.createReview({ ...at, event: 'COMMENT', comments: [{ path, line: 20, body: 'here' }] });
    const id = threads()[0]?.id ?? '';
    world.replyToThread(REPO, number, 'pat', id, 'done');
    const comments = (await rest.pulls.listReviewComments(at)).data;
    expect(comments.map((each) => each.in_reply_to_id)).toEqual([undefined, comments[0]?.id]);
    expect(() => world.resolveThread(REPO, number, 'stranger', id)).toThrow('needs write');
    world.resolveThread(REPO, number, 'pat', id);
    expect(threads()[0]).toMatchObject({ resolved: true, resolvedBy: 'pat' });
  });
});
