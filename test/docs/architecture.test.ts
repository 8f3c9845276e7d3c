/** The picture of the parts in docs/architecture.md, and the names that the documentation gives, held to the sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = [
  'docs/architecture.md',
  'docs/glossary.md',
  'docs/writing-a-rule.md',
  'docs/dependencies.md',
  'CONTRIBUTING.md',
];

const sources = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts'));
const folderOf = (path: string) => (path.includes('/') ? path.split('/')[0]! : null);

/** The imports between folders of src: `from to`, with a file that has it. Types and what is loaded later count, too. */
const imports = new Map<string, string>();
for (const file of sources) {
  for (const [, path] of read(`src/${file}`).matchAll(/\b(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)) {
    const [from, to] = [folderOf(file), folderOf(posix.join(posix.dirname(file), path!))];
    if (from && to && from !== to) imports.set(`${from} ${to}`, file);
  }
}

/** The arrows of the picture: `a & b --> c & d` is four of them. */
const picture = /```mermaid\nflowchart TD\n([^`]*)```/.exec(read('docs/architecture.md'))![1]!;
const arrows = picture
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [from, to] = line.split('-->').map((side) => side.split('&').map((name) => name.trim()));
    return from!.flatMap((one) => to!.map((other) => [one, other] as const));
  });

/** Everything that arrows lead to. */
function reachableFrom(folder: string): Set<string> {
  const found = new Set<string>();
  const look = (from: string): void => {
    for (const [, to] of arrows.filter(([one, other]) => one === from && !found.has(other))) {
      found.add(to);
      look(to);
    }
  };
  look(folder);
  return found;
}

test('the picture has every folder of src, and no other', () => {
  const folders = new Set(sources.flatMap((path) => folderOf(path) ?? []));
  expect([...new Set(arrows.flat())].sort()).toEqual([...folders].sort());
});

test('every arrow of the picture is an import', () => {
  expect(arrows.filter(([from, to]) => !imports.has(`${from} ${to}`))).toEqual([]);
});

test('every import between folders goes where arrows lead', () => {
  const wrong = [...imports].filter(([edge]) => {
    const [from, to] = edge.split(' ');
    return !reachableFrom(from!).has(to!);
  });
  expect(wrong).toEqual([]);
});

test('only rules and their checks know each other', () => {
  const inCircles = arrows.flat().filter((folder) => reachableFrom(folder).has(folder));
  expect([...new Set(inCircles)].sort()).toEqual(['checks', 'rules']);
});

test.each(PAGES)('every file and folder that %s names is there', (page) => {
  const named = [...read(page).matchAll(/`((?:src|test|rules|docs|bench)\/[\w./-]+)`/g)]
    .map(([, path]) => path!)
    .filter((path) => !/\b[A-Z]{2,}\b/.test(path)); // `rules/GROUP/NAME.yml` is for the reader to fill in
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const linked = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
  const missing = linked.filter((path) => !existsSync(join(ROOT, dirname(page), path)));
  expect(missing.map((path) => relative(ROOT, join(ROOT, dirname(page), path)))).toEqual([]);
});

test('every name of the glossary is exported where it says', () => {
  const rows = [...read('docs/glossary.md').matchAll(/\| `(\w+)` in `([\w./-]+)` \|/g)];
  const missing = rows.filter(([, name, path]) => !new RegExp(`^export .*\\b${name}\\b`, 'm').test(read(path!)));
  expect(missing.map(([row]) => row)).toEqual([]);
  expect(rows.length).toBeGreaterThan(25);
});

test('every package is in docs/dependencies.md, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const rows = read('docs/dependencies.md').matchAll(/^\| ((?:`[^`]+`,? ?)+) \|/gm);
  const told = [...rows].flatMap(([, names]) => [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});
