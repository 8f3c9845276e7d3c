import { FORK, file, installed, openPull, REPO, start, stopAll } from './setup.ts';

afterEach(stopAll);
const repo = { owner: 'contoso', repo: 'connectors' };

describe('contents', () => {
  it('are given by path, as a folder or a file, in JSON or raw', async () => {
    const { simulator, installation } = await start();
    const { rest, request } = await installed(simulator, installation);
    const folder = (await rest.repos.getContent({ ...repo, path: 'certified/Contoso' })).data;
    expect(Array.isArray(folder) && folder.map((each) => [each.name, each.type])).toEqual([
      ['api.json', 'file'],
      ['icon.png', 'file'],
    ]);
    const one = (await rest.repos.getContent({ ...repo, path: 'certified/Contoso/api.json', ref: 'main' })).data;
    const content = !Array.isArray(one) && one.type === 'file' ? Buffer.from(one.content, 'base64').toString() : '';
    expect(content).toBe(file());
    const headers = { accept: 'application/vnd.github.raw+json' };
    const raw = await request('GET /repos/{owner}/{repo}/contents/{path}', { ...repo, path: 'README.md', headers });
    expect(Buffer.from(raw.data as unknown as ArrayBuffer).toString()).toBe('# Connectors\n');
  });

  it('of a fork’s head are reachable in the base repository', async () => {
    const { simulator, world, installation } = await start();
    const { rest, request } = await installed(simulator, installation);
    const number = openPull(world);
    const { data: pull } = await rest.pulls.get({ ...repo, pull_number: number });
    expect(pull.head.repo?.full_name).toBe(FORK);
    const tree = (await rest.git.getTree({ ...repo, tree_sha: pull.head.sha, recursive: '1' })).data;
    const entry = tree.tree.find((each) => each.path === 'certified/Contoso/api.json');
    const blob = (await rest.git.getBlob({ ...repo, file_sha: entry?.sha ?? '' })).data;
    expect(Buffer.from(blob.content, 'base64').toString()).toBe(file({ 20: 'changed' }));
    expect(blob.size).toBe(entry?.size);
    const headers = { accept: 'application/vnd.github.raw+json' };
    const raw = await request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
      ...repo,
      file_sha: entry?.sha ?? '',
      headers,
    });
    expect(Buffer.from(raw.data as unknown as ArrayBuffer).toString()).toBe(file({ 20: 'changed' }));
  });

  it('are compared from the merge base', async () => {
    const { simulator, world, installation } = await start();
    const { rest } = await installed(simulator, installation);
    const root = world.head(REPO, 'main');
    const number = openPull(world);
    world.commit(REPO, 'main', { changes: { 'other.txt': 'x' }, message: 'Elsewhere', author: 'mona' });
    const { headSha } = world.pull(REPO, number);
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...repo, basehead: `main...${headSha}` });
    expect(data.merge_base_commit.sha).toBe(root);
    expect([data.status, data.ahead_by, data.behind_by]).toEqual(['diverged', 1, 1]);
    expect(data.files?.map((each) => each.filename)).toEqual(['certified/Contoso/api.json']);
    const later = await rest.repos.compareCommitsWithBasehead({
      ...repo,
      basehead: `main...${headSha}`,
      per_page: 1,
      page: 2,
    });
    expect(later.data).toMatchObject({ merge_base_commit: { sha: root }, commits: [], files: [] });
  });

  it('are open to people by role, which REST folds and names', async () => {
    const { simulator, world, installation } = await start();
    const { rest } = await installed(simulator, installation);
    world.setRole(REPO, 'stranger', 'triage');
    const ask = async (username: string) =>
      (await rest.repos.getCollaboratorPermissionLevel({ ...repo, username })).data;
    const roles = await Promise.all(['contoso', 'mona', 'stranger', 'pat'].map(ask));
    expect(roles.map((each) => [each.permission, each.role_name])).toEqual([
      ['admin', 'admin'],
      ['write', 'maintain'],
      ['read', 'triage'],
      ['read', 'read'],
    ]);
  });
});
