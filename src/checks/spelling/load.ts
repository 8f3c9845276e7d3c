/** The table of misspellings: made by the build out of a kept list, opened when the first text is checked. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PACKAGE_DIR } from '../../product/package-dir.ts';
import { MIN_LENGTH, Misspellings, makeTable } from './table.ts';

/** Where the build puts the table. */
const TABLE = join(PACKAGE_DIR, 'dist', 'misspellings.bin');

/** Words that people misspell, each with what was meant: collected by Wikipedia and by the spell checker `typos`. */
const LIST = '@cspell/dict-en-common-misspellings';

let opened: Misspellings | null = null;

export function misspellings(): Misspellings {
  opened ??= open();
  return opened;
}

function open(): Misspellings {
  if (!existsSync(TABLE)) buildMisspellings();
  return new Misspellings(readFileSync(TABLE));
}

/** Makes the table and writes it in one step, so that nobody reads half of it. */
export function buildMisspellings(): void {
  mkdirSync(dirname(TABLE), { recursive: true });
  const temporary = `${TABLE}.${process.pid}`;
  writeFileSync(temporary, makeTable(pairsIn(listed())));
  renameSync(temporary, TABLE);
}

interface Dictionary {
  readonly dictionaryDefinitions: readonly { readonly suggestWords: readonly string[] }[];
}

/** Lines `wrong->right`, or `wrong->one, another` where it can't be told. */
function listed(): readonly string[] {
  const main = createRequire(import.meta.url).resolve(LIST);
  const { dictionaryDefinitions } = JSON.parse(
    readFileSync(join(dirname(main), 'dict', 'dict-en.json'), 'utf8'),
  ) as Dictionary;
  return dictionaryDefinitions.flatMap(({ suggestWords }) => suggestWords);
}

/** What was meant is certain, and the word is neither a name nor cut short by what is not a letter. */
const CERTAIN = /^([a-z]+)->([A-Za-z][A-Za-z' -]*)$/;

/** The pairs that are of use. */
export function pairsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const line of lines) {
    const [, wrong, right] = CERTAIN.exec(line) ?? [];
    if (wrong !== undefined && right !== undefined && wrong.length >= MIN_LENGTH && !isPossessive(wrong, right))
      pairs.set(wrong, right);
  }
  return pairs;
}

/** "communitys" may be a plural or lack its apostrophe: which one can't be told. */
function isPossessive(wrong: string, right: string): boolean {
  return right.endsWith('ies') && wrong === `${right.slice(0, -3)}ys`;
}
