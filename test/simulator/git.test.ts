import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { workDone } from '../../src/rules/engine/work-done.ts';
import { changedFiles, mergeFiles } from '../../src/simulator/git/changes.ts';
import { filesOf, mergeBase, writeCommit } from '../../src/simulator/git/commits.ts';
import { hunkAt, mapLine } from '../../src/simulator/git/lines.ts';
import { ObjectStore, objectId, toBytes } from '../../src/simulator/git/objects.ts';
import { diffFile, patchText } from '../../src/simulator/git/patch.ts';
import { entryAt, readTree, writeTree } from '../../src/simulator/git/tree.ts';
import { loadClone, loadFolder } from '../../src/simulator/index.ts';
import { file } from './setup.ts';

const dir = mkdtempSync(join(tmpdir(), 'simulator-git-'));
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const git = (args: string[], input?: string) =>
  execFileSync('git', ['-C', dir, ...args], { env, encoding: 'utf8', input, stdio: 'pipe' }).trim();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const author = { name: 'Pat', email: 'pat@example.com', at: new Date('2026-01-02T03:04:05Z') };

function commit(store: ObjectStore, contents: Record<string, string | Uint8Array>, parents: string[] = []): string {
  const files = new Map(Object.entries(contents).map(([path, text]) => [path, store.put('blob', toBytes(text))]));
  return writeCommit(store, { files, parents, author, message: 'A message' });
}

describe('git objects', () => {
  it('give the ids that git is known to give', () => {
    expect(objectId('blob', toBytes(''))).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    expect(objectId('tree', toBytes(''))).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  });

  it('give the ids that git itself gives to the same files, trees and commit', async () => {
    git(['init', '-q', '-b', 'main']);
    const contents = { 'a.txt': 'a', 'a/b.txt': 'b\r\n', 'a-b': 'ü', 'deep/er/x': '' };
    const store = new ObjectStore();
    const oid = commit(store, contents);
    for (const [path, text] of Object.entries(contents)) {
      const blob = git(['hash-object', '-w', '--stdin'], text);
      git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    }
    const tree = git(['write-tree']);
    const date = `${author.at.getTime() / 1000} +0000`;
    const identity = {
      GIT_AUTHOR_NAME: 'Pat',
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: 'Pat',
      GIT_COMMITTER_EMAIL: author.email,
    };
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const raw = execFileSync('git', ['-C', dir, 'commit-tree', tree], {
      env: { ...env, ...identity, ...dates },
      input: 'A message',
      encoding: 'utf8',
    });
    git(['update-ref', 'refs/heads/main', raw.trim()]);
    expect(writeTree(store, filesOf(store, oid))).toBe(tree);
    const files = filesOf(store, oid);
    expect(writeCommit(store, { files, parents: [], author, message: 'A message' })).toBe(raw.trim());
    git(['checkout', '-q', '-f', 'main']);
    const loaded = await loadClone(dir, 'main');
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(contents).sort());
    expect(Buffer.from(loaded['a-b'] ?? []).toString()).toBe('ü');
    expect(Object.keys(await loadFolder(dir)).sort()).toEqual(Object.keys(contents).sort());
    await expect(loadClone(dir, '--output=/tmp/x')).rejects.toThrow();
  });

  it('refuse paths that git refuses', () => {
    const store = new ObjectStore();
    for (const path of ['../x', 'a//b', '.git/config', '/a'])
      expect(() => commit(store, { [path]: '' })).toThrow('git refuses');
  });

  it('are found by path', () => {
    const store = new ObjectStore();
    const tree = writeTree(store, filesOf(store, commit(store, { 'a/b/c': 'x', d: 'y' })));
    expect(entryAt(store, tree, 'a/b')?.type).toBe('tree');
    expect(entryAt(store, tree, 'a/b/c')?.type).toBe('blob');
    expect(entryAt(store, tree, 'd/e')).toBeNull();
    expect(readTree(store, tree).map((entry) => entry.name)).toEqual(['a', 'd']);
  });
});

describe('differences', () => {
  it('are measured from the newest common commit', () => {
    const store = new ObjectStore();
    const root = commit(store, { a: '1' });
    const left = commit(store, { a: '2' }, [root]);
    const right = commit(store, { a: '1', b: '1' }, [root]);
    expect(mergeBase(store, left, right)).toBe(root);
    expect(mergeBase(store, left, left)).toBe(left);
    expect(mergeBase(store, left, commit(store, { z: '' }))).toBeNull();
  });

  it('show a file that moved unchanged as renamed', () => {
    const store = new ObjectStore();
    const old = commit(store, { a: 'same', b: 'x', c: 'gone' });
    const now = commit(store, { 'new/a': 'same', b: 'y', d: 'new' }, [old]);
    const seen = changedFiles(store, old, now).map(({ path, status, previousPath }) => [path, status, previousPath]);
    expect(seen).toEqual([
      ['b', 'modified', null],
      ['c', 'removed', null],
      ['d', 'added', null],
      ['new/a', 'renamed', 'a'],
    ]);
  });

  it('give the patch that git gives', () => {
    const cases: [string | null, string | null][] = [
      [file(), file({ 3: 'x', 30: 'y' })],
      ['a\nb\n', 'a\nb'],
      ['one', 'two\n'],
      [null, 'new\nfile'],
      ['gone\n', null],
      ['a\r\nb\r\n', 'a\r\nc\r\n'],
      ['', 'x\n'],
    ];
    for (const [before, after] of cases) {
      const ids = [before, after].map((text) => git(['hash-object', '-w', '--stdin'], text ?? ''));
      const expected = execFileSync('git', ['-C', dir, 'diff', '--no-color', ...ids], { env, encoding: 'utf8' });
      const hunks = diffFile(before === null ? null : toBytes(before), after === null ? null : toBytes(after)).hunks;
      // Git writes what stands above a hunk after its header; the simulator does not.
      const body = expected
        .slice(expected.indexOf('@@'))
        .replace(/^(@@ .*? @@).*$/gm, '$1')
        .replace(/\n$/, '');
      expect(patchText(hunks ?? [])).toBe(body);
    }
  });

  it('take any text to any other when the patch is applied', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', 'd\r\n', '\n', 'a');
    const text = fc.array(line, { maxLength: 30 }).map((some) => some.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = diffFile(toBytes(before), toBytes(after)).hunks ?? [];
        const header = { oldFileName: 'f', newFileName: 'f', oldHeader: '', newHeader: '' };
        expect(applyPatch(before, { ...header, hunks: [...hunks] }, { autoConvertLineEndings: false })).toBe(after);
      }),
    );
  });

  it('of a megabyte changed in thousands of places are given up quickly', () => {
    const many = Array.from({ length: 25_000 }, (_, index) => `${index} ${'x'.repeat(30)}`);
    const started = workDone();
    const changed = many.map((each, index) => (index % 10 === 0 ? `${each} ` : each));
    expect(diffFile(toBytes(many.join('\n')), toBytes(changed.join('\n')))).toEqual({
      additions: 2500,
      deletions: 2500,
      hunks: null,
    });
    expect(workDone() - started).toBeLessThan(3000);
  });

  it('have no patch where a file is binary or the difference too large', () => {
    expect(diffFile(null, new Uint8Array([1, 0, 2]))).toEqual({ additions: 0, deletions: 0, hunks: null });
    const long = 'x\n'.repeat(3001);
    expect(diffFile(null, toBytes(long))).toEqual({ additions: 3001, deletions: 0, hunks: null });
    expect(diffFile(toBytes('y\n'), toBytes(`y\n${long}`))).toMatchObject({
      additions: 3001,
      deletions: 0,
      hunks: null,
    });
    expect(diffFile(null, toBytes('x'.repeat(1_100_000))).hunks).toBeNull();
  });

  it('tell which lines may be commented on and where lines go', () => {
    const hunks = diffFile(toBytes(file()), toBytes(file({ 20: 'changed', 21: 'more\ninserted' }))).hunks ?? [];
    expect([16, 17, 20, 25, 26].map((line) => hunkAt(hunks, line, 'RIGHT') !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(hunkAt(hunks, 20, 'RIGHT')?.text.split('\n').at(-1)).toBe('+changed');
    expect(hunkAt(hunks, 20, 'LEFT')?.text.split('\n').at(-1)).toBe('-line 20');
    expect([1, 19, 20, 22, 40].map((line) => mapLine(hunks, line))).toEqual([1, 19, null, 23, 41]);
  });

  it('merge where the changes are apart and conflict where they meet', () => {
    const store = new ObjectStore();
    const base = filesOf(store, commit(store, { f: file() }));
    const ours = filesOf(store, commit(store, { f: file({ 3: 'ours' }) }));
    const far = filesOf(store, commit(store, { f: file({ 30: 'theirs' }), g: 'new' }));
    const near = filesOf(store, commit(store, { f: file({ 3: 'theirs' }) }));
    const both = store.put('blob', toBytes(file({ 3: 'ours', 30: 'theirs' })));
    expect(mergeFiles(store, base, ours, far)?.get('f')).toBe(both);
    expect(mergeFiles(store, base, ours, near)).toBeNull();
  });
});
