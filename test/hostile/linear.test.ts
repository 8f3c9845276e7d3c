/** No regular expression takes more than time in proportion to the text, whatever somebody writes into a file. */
import { type AttackPattern, checkSync } from 'recheck';
import { DETECTORS } from '../../src/checks/security/detectors.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { workDone } from '../cpu.ts';
import { judgeExample } from '../rules/judge.ts';
import { BOUNDED, MAKERS } from './bounded.ts';
import { type Expression, expressionsInSources, expressionsRunIn, written } from './expressions.ts';

const { literals, makers } = expressionsInSources();

async function runExamples(): Promise<void> {
  const rules = await loadRules();
  for (const rule of readRules(RULES_DIR))
    for (const example of [...rule.examples.good, ...rule.examples.bad]) judgeExample(rules, rule, example);
}

/** Those that the checker finds an attack for, or does not understand in time. */
function superLinear(expressions: readonly Expression[]): string[] {
  return expressions
    .filter(({ source, flags }) => checkSync(source, flags, { timeout: 60_000 }).status !== 'safe')
    .map((expression) => `${written(expression)} in ${expression.file}`);
}

/** The text that the checker found, with its repeated parts repeated until it is that long. */
function attackOf({ pumps, suffix }: AttackPattern, length: number): string {
  const fixed = pumps.reduce((sum, { prefix }) => sum + prefix.length, suffix.length);
  const once = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((length - fixed) / once));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

const unlisted = (expressions: readonly Expression[]) => expressions.filter((one) => !BOUNDED.has(written(one)));

it('every expression in the sources is linear, or on the list with its bound', () => {
  expect(superLinear(unlisted(literals))).toEqual([]);
}, 300_000);

it('every expression that the rules run is linear, or on the list with its bound', async () => {
  await prepare(['script.csx']);
  const own = await expressionsRunIn(runExamples);
  const detectors = DETECTORS.map(({ pattern }) => ({
    source: pattern.source,
    flags: pattern.flags,
    file: 'detectors',
  }));
  expect(own.length).toBeGreaterThan(50);
  expect(superLinear(unlisted([...own, ...detectors]))).toEqual([]);
}, 300_000);

it.each([...BOUNDED])(
  '%s takes no time over the longest text it sees',
  (listed, { characters }) => {
    const [, source = '', flags] = /^\/(.*)\/(\w*)$/s.exec(listed) as RegExpExecArray;
    const found = checkSync(source, flags as string, { timeout: 60_000 });
    const text = found.status === 'vulnerable' ? attackOf(found.attack, characters) : 'a'.repeat(characters);
    const start = workDone();
    text.replaceAll(new RegExp(source, `g${flags?.replace('g', '')}`), '');
    expect(workDone() - start).toBeLessThan(1000);
  },
  120_000,
);

it('whoever makes an expression has said of what', () => {
  expect(makers).toEqual(Object.keys(MAKERS).sort());
});
