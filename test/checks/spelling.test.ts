/** The table of misspellings: what is in it, and that it is found quickly wherever it stands. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { misspellings, pairsIn } from '../../src/checks/spelling/load.ts';
import { Misspellings, makeTable } from '../../src/checks/spelling/table.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { readYaml } from '../../src/rules/files/yaml.ts';

const small = new Misspellings(
  makeTable(
    new Map([
      ['recieve', 'receive'],
      ['doesnt', "doesn't"],
      ['recieved', 'received'],
    ]),
  ),
);

describe('a table', () => {
  it('finds whole words wherever they stand, in any case', () => {
    expect(small.in('Recieve, DOESNT recieved')).toEqual([
      { start: 0, end: 7, right: 'receive' },
      { start: 9, end: 15, right: "doesn't" },
      { start: 16, end: 24, right: 'received' },
    ]);
  });

  it('finds no parts of words', () => {
    expect(small.in('recieves doesn recie unrecieved doesn’t')).toEqual([]);
  });

  it('is sound when it is empty, and finds nothing in an empty text', () => {
    expect(new Misspellings(makeTable(new Map())).in('recieve')).toEqual([]);
    expect(small.in('')).toEqual([]);
  });

  it('holds every pair it was made of', () => {
    const pairs = new Map(Array.from({ length: 2000 }, (_, n) => [wordFor(n), `right ${wordFor(n)}`]));
    const table = new Misspellings(makeTable(pairs));
    for (const [wrong, right] of pairs) expect(table.in(wrong)[0]?.right).toBe(right);
  });
});

/** `aaaaaa`, `baaaaa` … */
function wordFor(number: number): string {
  return Array.from({ length: 6 }, (_, place) => 'abcdefghij'.charAt(Math.floor(number / 10 ** place) % 10)).join('');
}

describe('of the list', () => {
  it('only long words with one meaning are taken', () => {
    expect([
      ...pairsIn([
        'recieve->receive',
        'teh->the',
        'lable->label, able',
        'Britian->Britain',
        "doesnt->doesn't",
        'creche->crèche',
      ]),
    ]).toEqual([
      ['recieve', 'receive'],
      ['doesnt', "doesn't"],
    ]);
  });

  it('every exception is in it, or it would be none', () => {
    const file = join(RULES_DIR, 'parameter', 'summary-spelling.yml');
    const { with: options } = readYaml(file, readFileSync(file, 'utf8')) as { with: { except: string[] } };
    expect(options.except.filter((word) => misspellings().in(word).length === 0)).toEqual([]);
  });

  it('what is written in two ways, or new, is no mistake', () => {
    const words =
      'canceled cancelled colour behaviour judgement enrolment workspaces rulesets upsert webhook dropdown async params tenant';
    expect(misspellings().in(words)).toEqual([]);
  });
});

it('reads a megabyte of mistakes in a moment', () => {
  const text = 'recieve '.repeat(130_000);
  const start = workDone();
  expect(misspellings().in(text)).toHaveLength(130_000);
  expect(workDone() - start).toBeLessThan(2000);
});
