/** Where the sources can run a program, or make code of text: few places, each of which somebody has looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Starts a program, or makes code of text. */
const RUNS = /'node:(?:child_process|vm)'|(?<![.\w])eval\(|\bnew Function\(|\bimport\((?!')/;

/** Where, and of what. Nothing here comes from a pull request. */
const KNOWN: Readonly<Record<string, string>> = {
  'cli/build/script.ts': 'a bundle of ours, with what was compiled of it',
  'disk/git.ts': 'git, with arguments that are no options',
  'rules/engine/time-limit.ts': 'one call of a function of ours, which may be stopped',
  'simulator/load.ts': 'git, in the simulator',
};

test('nothing but these places can run a program or make code of text', () => {
  const paths = (readdirSync(SRC, { recursive: true }) as string[]).filter((path) => path.endsWith('.ts'));
  const found = paths.filter((path) => RUNS.test(withoutComments(readFileSync(join(SRC, path), 'utf8'))));
  expect(found.map((path) => path.split(sep).join('/')).sort()).toEqual(Object.keys(KNOWN).sort());
});

function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
    .join('\n');
}
