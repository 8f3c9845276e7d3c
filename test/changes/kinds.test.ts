import { adviceFor, nextOf } from '../../src/changes/advice.ts';
import { listOf, wordsOf } from '../../src/changes/change-words.ts';
import { compareConnectors } from '../../src/changes/compare.ts';
import { groupChanges } from '../../src/changes/group.ts';
import { KINDS } from '../../src/changes/kinds.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { MUTATIONS } from './mutations.ts';
import { connectorFrom, sampleParts } from './sample.ts';

const blocking = new Set(
  readRules(RULES_DIR)
    .filter(({ check, severity }) => check === 'changed' && severity === 'error')
    .flatMap((rule) => (rule.with as { kinds: string[] }).kinds),
);
const breaking = Object.entries(KINDS).filter(([, { impact }]) => impact === 'breaking');

it.each(breaking)('%s breaks flows, so a rule names it, as an error', (kind) => {
  expect(blocking).toContain(kind);
});

it.each(MUTATIONS)('%s: said in full words, with a way out where it breaks', (_, mutate) => {
  const parts = sampleParts();
  mutate(parts);
  for (const group of groupChanges(compareConnectors(connectorFrom(sampleParts()), connectorFrom(parts)))) {
    expect(wordsOf(group)).not.toMatch(/(?<!\/)\{[a-z]+\}|undefined|``/);
    if (group.impact === 'breaking') expect(adviceFor(group)).toMatch(/^[A-Z][^{}]*.*\.$/);
    else expect(adviceFor(group)).toBeNull();
  }
});

it.each([
  ['GetOrder', 'GetOrder_V2'],
  ['GetOrder_V2', 'GetOrder_V3'],
  ['get-order-v9', 'get-order-v10'],
])('the next revision of %s is %s', (id, next) => {
  expect(nextOf(id)).toBe(next);
});

it('names two things in full and counts the rest', () => {
  expect(listOf(['A'])).toBe('`A`');
  expect(listOf(['A', 'B'])).toBe('`A` and `B`');
  expect(listOf(['A', 'B', 'C', 'D'])).toBe('`A`, `B` and 2 more');
});
