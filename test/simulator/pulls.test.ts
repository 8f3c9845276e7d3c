import { FORK, file, installed, openPull, REPO, refusal, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };

async function opened(changes?: Record<string, string | Uint8Array | null>) {
  const { simulator, world, installation } = await start();
  const number = openPull(world, changes);
  const { rest, paginate } = await installed(simulator, installation);
  return {
    simulator,
    world,
    number,
    rest,
    paginate,
    at: { ...repo, pull_number: number },
    issue: { ...repo, issue_number: number },
  };
}

describe('a pull request', () => {
  it('lists its files with patches from the merge base', async () => {
    const changes = {
      'certified/Contoso/api.json': file({ 20: 'changed' }),
      'new.md': 'hello\n',
      'certified/Contoso/icon.png': new Uint8Array([0, 1]),
      'README.md': null,
      'READ.md': '# Connectors\n',
    };
    const { rest, at, world } = await opened(changes);
    world.commit(REPO, 'main', { changes: { 'elsewhere.md': 'x' }, message: 'Elsewhere', author: 'mona' });
    const { data } = await rest.pulls.listFiles(at);
    expect(
      data.map((each) => [each.filename, each.status, each.additions, each.deletions, each.previous_filename]),
    ).toEqual([
      ['READ.md', 'renamed', 0, 0, 'README.md'],
      ['certified/Contoso/api.json', 'modified', 1, 1, undefined],
      ['certified/Contoso/icon.png', 'modified', 0, 0, undefined],
      ['new.md', 'added', 1, 0, undefined],
    ]);
    expect(data.map((each) => each.patch?.split('\n')[0])).toEqual([
      undefined,
      '@@ -17,7 +17,7 @@',
      undefined,
      '@@ -0,0 +1 @@',
    ]);
  });

  it('lists at most 3,000 files, 30 a page and never more than 100', async () => {
    const many = Object.fromEntries(Array.from({ length: 3005 }, (_, index) => [`many/${index}.txt`, String(index)]));
    const { rest, at, paginate } = await opened(many);
    const first = await rest.pulls.listFiles(at);
    expect(first.data.length).toBe(30);
    expect(first.headers.link).toMatch(
      /<http:\/\/127\.0\.0\.1:\d+\/repos\/.*[?&]page=2>; rel="next", <.*[?&]page=100>; rel="last"/,
    );
    expect((await rest.pulls.listFiles({ ...at, per_page: 500 })).data.length).toBe(100);
    expect((await paginate(rest.pulls.listFiles, { ...at, per_page: 100 })).length).toBe(3000);
    expect((await rest.pulls.get(at)).data.changed_files).toBe(3005);
  });

  it('does not know at first whether it merges, then does, and finds a conflict', async () => {
    const { rest, at, world } = await opened();
    expect((await rest.pulls.get(at)).data).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
    expect((await rest.pulls.get(at)).data).toMatchObject({ mergeable: true, mergeable_state: 'clean' });
    world.commit(REPO, 'main', {
      changes: { 'certified/Contoso/api.json': file({ 20: 'otherwise' }) },
      message: 'Clash',
      author: 'mona',
    });
    expect((await rest.pulls.get(at)).data.mergeable).toBeNull();
    expect((await rest.pulls.get(at)).data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  });

  it('follows its branch and keeps the base it had when its head last moved', async () => {
    const { rest, at, world, number } = await opened();
    const base = world.head(REPO, 'main');
    const tip = world.commit(REPO, 'main', { changes: { x: 'y' }, message: 'Ahead', author: 'mona' });
    expect((await rest.pulls.get(at)).data.base.sha).toBe(base);
    const sha = world.commit(FORK, 'work', { changes: { z: 'z' }, message: 'More', author: 'pat' });
    const { data } = await rest.pulls.get(at);
    expect([data.head.sha, data.base.sha, data.commits]).toEqual([sha, tip, 2]);
    const forced = world.commit(FORK, 'work', { changes: { z: 'zz' }, message: 'Again', author: 'pat', force: true });
    expect(world.pull(REPO, number).timeline.at(-1)).toMatchObject({
      event: 'head_ref_force_pushed',
      actor: 'pat',
      detail: forced,
    });
    expect((await rest.pulls.get(at)).data.commits).toBe(2);
  });

  it('is edited, drafted, closed, opened again and merged by those who may', async () => {
    const { world, number, rest, at } = await opened();
    world.editPull(REPO, number, 'pat', { title: 'Better' });
    world.setDraft(REPO, number, 'pat');
    expect(() => world.mergePull(REPO, number, 'mona')).toThrow('Pull Request is not mergeable');
    world.readyForReview(REPO, number, 'pat');
    world.closePull(REPO, number, 'pat');
    expect((await rest.pulls.list(repo)).data).toEqual([]);
    world.reopenPull(REPO, number, 'pat');
    expect(() => world.mergePull(REPO, number, 'pat')).toThrow('pat may not merge');
    const merge = world.mergePull(REPO, number, 'mona');
    expect(world.head(REPO, 'main')).toBe(merge);
    expect(Buffer.from(world.readFile(REPO, 'main', 'certified/Contoso/api.json') ?? []).toString()).toBe(
      file({ 20: 'changed' }),
    );
    expect((await rest.pulls.get(at)).data).toMatchObject({
      title: 'Better',
      merged: true,
      state: 'closed',
      merge_commit_sha: merge,
    });
    const history = world.pull(REPO, number).timeline.map((entry) => entry.event);
    expect(history).toEqual([
      'committed',
      'renamed',
      'convert_to_draft',
      'ready_for_review',
      'closed',
      'reopened',
      'merged',
      'closed',
    ]);
  });

  it('can not be opened twice from one branch, nor without commits', async () => {
    const { world } = await opened();
    const again = { repo: REPO, headRepo: FORK, title: 'Twice', author: 'pat' };
    expect(() => world.openPull({ ...again, headBranch: 'work' })).toThrow('Validation Failed');
    expect(() => world.openPull({ ...again, headBranch: 'main' })).toThrow('Validation Failed');
  });
});

describe('labels', () => {
  it('are made, put on and taken off, and the history says by whom', async () => {
    const { rest, issue, world, number } = await opened();
    await rest.issues.addLabels({ ...issue, labels: ['New', 'made up'] });
    await rest.issues.addLabels({ ...issue, labels: ['new'] });
    world.addLabel(REPO, number, 'mona', 'by hand');
    await rest.issues.removeLabel({ ...issue, name: 'made up' });
    expect(world.pull(REPO, number).labels).toEqual(['New', 'by hand']);
    const { data } = await rest.issues.listEvents(issue);
    expect(data.map((each) => [each.event, 'label' in each && each.label?.name, each.actor?.login])).toEqual([
      ['labeled', 'New', 'reviewer[bot]'],
      ['labeled', 'made up', 'reviewer[bot]'],
      ['labeled', 'by hand', 'mona'],
      ['unlabeled', 'made up', 'reviewer[bot]'],
    ]);
  });

  it('are refused when they exist already, and when they are not on', async () => {
    const { rest, issue } = await opened();
    const twice = await refusal(rest.issues.createLabel({ ...repo, name: 'NEW' }));
    expect([twice.status, twice.response.data.errors]).toEqual([
      422,
      [{ resource: 'Label', code: 'already_exists', field: 'name' }],
    ]);
    const absent = await refusal(rest.issues.removeLabel({ ...issue, name: 'New' }));
    expect([absent.status, absent.response.data.message]).toEqual([404, 'Label does not exist']);
  });

  it('follow a new name and vanish with a deletion, without a word in the history', async () => {
    const { world, number, rest, issue } = await opened();
    world.addLabel(REPO, number, 'mona', 'New');
    world.renameLabel(REPO, 'mona', 'New', 'Newer');
    expect(world.pull(REPO, number).labels).toEqual(['Newer']);
    await rest.issues.updateLabel({ ...repo, name: 'newer', color: '112233', description: 'brand new' });
    expect((await rest.issues.listLabelsOnIssue(issue)).data).toMatchObject([
      { name: 'Newer', color: '112233', description: 'brand new' },
    ]);
    world.deleteLabel(REPO, 'mona', 'Newer');
    expect(world.pull(REPO, number).labels).toEqual([]);
    expect(world.pull(REPO, number).timeline.map((entry) => entry.event)).toEqual(['committed', 'labeled']);
  });

  it('are out of reach for those without triage', async () => {
    const { world, number } = await opened();
    expect(() => world.addLabel(REPO, number, 'stranger', 'New')).toThrow('needs triage');
  });
});

describe('comments', () => {
  it('are written, edited and deleted', async () => {
    const { rest, issue, world, number } = await opened();
    const { data } = await rest.issues.createComment({ ...issue, body: 'one' });
    expect([data.user?.login, data.user?.type]).toEqual(['reviewer[bot]', 'Bot']);
    await rest.issues.updateComment({ ...repo, comment_id: data.id, body: 'two' });
    expect(world.pull(REPO, number).comments).toMatchObject([{ author: 'reviewer', body: 'two' }]);
    expect(() => world.editComment(REPO, data.id, 'pat', 'mine now')).toThrow('needs write');
    world.deleteComment(REPO, data.id, 'mona');
    expect((await rest.issues.listComments(issue)).data).toEqual([]);
  });

  it('hold 65,536 characters and not one more', async () => {
    const { rest, issue } = await opened();
    await rest.issues.createComment({ ...issue, body: 'x'.repeat(65_536) });
    const { status, response } = await refusal(rest.issues.createComment({ ...issue, body: 'x'.repeat(65_537) }));
    expect([status, JSON.stringify(response.data.errors)]).toEqual([
      422,
      expect.stringContaining('body is too long (maximum is 65536 characters)'),
    ]);
  });

  it('stand in the timeline beside commits, reviews and labels', async () => {
    const { rest, issue, world, number } = await opened();
    world.comment(REPO, number, 'pat', 'hello');
    world.review(REPO, number, 'mona', { state: 'approve' });
    world.addLabel(REPO, number, 'mona', 'New');
    const { data } = await rest.issues.listEventsForTimeline(issue);
    expect(data.map((each) => each.event)).toEqual(['committed', 'commented', 'reviewed', 'labeled']);
  });
});
