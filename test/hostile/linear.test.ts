/** No regular expression takes more than time in proportion to the text, whatever somebody writes into a file. */
import { workDone } from '../../src/rules/engine/work-done.ts';
import { BOUNDED, MAKERS } from './bounded.ts';
import { type Attack, judge, readJudged, superLinear, written } from './checker.ts';
import { type Expression, expressionsInSources, expressionsOfRules } from './expressions.ts';

const { literals, makers } = expressionsInSources();
const judged = readJudged();

/** The text that the checker found, with its repeated parts repeated until it is that long. */
function textOf({ pumps, suffix }: Attack, length: number): string {
  const fixed = pumps.reduce((sum, { prefix }) => sum + prefix.length, suffix.length);
  const once = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((length - fixed) / once));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

const unlisted = (expressions: readonly Expression[]) => expressions.filter((one) => !BOUNDED.has(written(one)));

it('every expression in the sources is linear, or on the list with its bound', () => {
  expect(superLinear(unlisted(literals), judged)).toEqual([]);
}, 300_000);

it('every expression that the rules run is linear, or on the list with its bound', async () => {
  const own = await expressionsOfRules();
  expect(own.length).toBeGreaterThan(50);
  expect(superLinear(unlisted(own), judged)).toEqual([]);
}, 300_000);

it('one that nobody has judged yet is judged', () => {
  const expressions = [String.raw`^\s*(\w+\s?)*$`, '^[a-z]+$'].map((source) => ({ source, flags: '', file: 'new.ts' }));
  expect(superLinear(expressions, judged)).toEqual([String.raw`/^\s*(\w+\s?)*$/ in new.ts`]);
});

it.each([...BOUNDED])(
  '%s takes no time over the longest text it sees',
  (listed, { characters }) => {
    const [, source = '', flags] = /^\/(.*)\/(\w*)$/s.exec(listed) as RegExpExecArray;
    const attack = Object.hasOwn(judged.attacks, listed) ? judged.attacks[listed] : judge(listed);
    const text = attack && attack !== 'linear' ? textOf(attack, characters) : 'a'.repeat(characters);
    const start = workDone();
    text.replaceAll(new RegExp(source, `g${flags?.replace('g', '')}`), '');
    expect(workDone() - start).toBeLessThan(1000);
  },
  120_000,
);

it('whoever makes an expression has said of what', () => {
  expect(makers).toEqual(Object.keys(MAKERS).sort());
});
