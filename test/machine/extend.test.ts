import { readFileSync } from 'node:fs';
import { loadConfig } from '../../src/config/load.ts';
import { machineFor } from '../../src/machine/extend.ts';
import { loadMachine } from '../../src/machine/load.ts';
import { stageOf } from '../../src/machine/machine.ts';

const base = loadMachine();
const under = (text: string) => {
  const { config, problem } = loadConfig(text);
  return { machine: machineFor(base, config), problem };
};

test('a repository without stages of its own has those that come with the App', () => {
  expect(under('inlineComments: 3\n').machine).toBe(base);
});

test("the example in the documentation is a repository's own stages", () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)\n```/.exec(readFileSync('docs/stages.md', 'utf8')) ?? [];
  const { machine, problem } = under(example);
  expect(problem).toBeNull();
  expect(machine.stages.map(({ label }) => label)).toEqual([
    ...[
      'Proposal',
      'Validation phase',
      'ready for preview',
      'certification request',
      'identity check',
      'testing',
      'ready for production',
      'legal review',
      'certified',
      'generally available',
      'approved for retirement',
      'retired',
    ],
  ]);
  expect(stageOf(machine, 'in-preview').timers).toEqual({ nudge: 14, warn: 30, close: 'never', escalate: 14 });
  expect(stageOf(machine, 'in-preview').turn).toBe('partner');
});

test('a stage that is taken away is nowhere come from', () => {
  const { machine } = under('stages:\n  remove: [in-preview]\n');
  expect(stageOf(machine, 'ready-for-production').enters).toEqual({ bot: [], maintainer: 'any', partner: [] });
});

test.each([
  ['a stage that there is not', 'stages:\n  change:\n    in-prewiew: { label: x }\n', 3, "no stage 'in-prewiew'"],
  ['an unknown requirement', 'stages:\n  change:\n    certified:\n      entry: [paid]\n', 4, 'nothing-blocks'],
  ['a label twice', 'stages:\n  change:\n    certified:\n      label: in preview\n', 3, 'an earlier stage'],
  ['no way back', 'stages:\n  remove: [validation]\n', 1, "no stage 'validation'"],
  [
    'a circle of the App alone',
    'stages:\n  change:\n    validation:\n      enters: { bot: [ready-for-preview] }\n',
    4,
    'circle',
  ],
  ['an incomplete stage', 'stages:\n  add:\n    - after: certified\n      id: more\n', 3, 'lacks'],
])('%s is refused with its line, and the default holds', (_what, text, line, reason) => {
  const { machine, problem } = under(text);
  expect(problem).toMatchObject({ line, reason: expect.stringContaining(reason) });
  expect(machine).toBe(base);
});
