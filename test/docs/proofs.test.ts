/** The tests that SECURITY.md and docs/invariants.md name as proofs are there. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What a page's table says, row by row. */
function rowsOf(page: string): string[] {
  const rows = read(page)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.slice(2);
}

/** Of a row, `file: title` for every test that it names. */
function proofsOf(page: string, row: string): { readonly file: string; readonly title: string }[] {
  const links = [...row.matchAll(/\[(test\/[^\]]+)\]\(([^)]+)\): ([^[]+)/g)];
  return links.flatMap(([, shown, target, titles]) => {
    const file = relative(ROOT, join(ROOT, dirname(page), target!));
    expect(file).toBe(shown);
    return [...titles!.matchAll(/\*([^*]+)\*/g)].map(([, title]) => ({ file, title: title! }));
  });
}

/** The names of the tests in a file. */
function titlesOf(file: string): string[] {
  const calls = /^\s*(?:(?:it|test)(?:\.each\(.*\))?\()?(?:'([^'\n]+)'|"([^"\n]+)"), (?:async )?\(/gm;
  return [...read(file).matchAll(calls)].map(([, plain, quoted]) => plain ?? quoted!);
}

const PAGES = ['SECURITY.md', 'docs/invariants.md'];

test.each(PAGES)('%s names a proof in every row, and each of them is a test', (page) => {
  for (const row of rowsOf(page)) {
    const proofs = proofsOf(page, row);
    expect([row, proofs.length]).not.toEqual([row, 0]);
    for (const { file, title } of proofs) expect(titlesOf(file)).toContain(title);
  }
});

test('the design has its seven invariants, and two more, in the order in which they are numbered', () => {
  expect(rowsOf('docs/invariants.md').map((row) => Number(row.split('|')[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('a weakness is reported where this project is', () => {
  const { repository } = JSON.parse(read('package.json')) as { readonly repository: { readonly url: string } };
  const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  expect(read('SECURITY.md')).toContain(`(${home}/security/advisories/new)`);
});
