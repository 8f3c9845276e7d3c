import { readFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { loadMachine, type MachineText, readMachine } from '../../src/machine/load.ts';

const text = readFileSync('rules/stages.yml', 'utf8');
const lineWith = (part: string, of = text) => of.split('\n').findIndex((line) => line.includes(part)) + 1;

it('is the process: its stages in their order, and who puts a pull request there', () => {
  expect(loadMachine().stages.map(({ id }) => id)).toEqual([
    'proposal',
    'validation',
    'ready-for-preview',
    'certification-request',
    'identity-check',
    'in-preview',
    'ready-for-production',
    'deploying',
    'certified',
    'generally-available',
    'retirement',
    'retired',
  ]);
});

const refused: readonly (readonly [string, (text: string) => string, string, string])[] = [
  [
    'an unknown requirement',
    (file) => file.replace('requires: [proposal]', 'requires: [paid]'),
    'requires: [paid]',
    'nothing-blocks',
  ],
  ['an unknown key', (file) => file.replace('push: stay', 'pull: stay'), 'pull: stay', "may not have 'pull'"],
  [
    'an unknown stage',
    (file) => file.replace('bot: [validation]', 'bot: [vali]'),
    'bot: [vali]',
    "there is no stage 'vali'",
  ],
  [
    'a stage that nobody can come to',
    (file) => file.replace(/(deployment-in-progress\n(?:.*\n){2} +enters:).*/, '$1 { partner: [deploying] }'),
    'id: deploying',
    "'deploying' can't be reached",
  ],
  [
    'a circle that no person is part of',
    (file) =>
      file.replace(
        'enters: { maintainer: any }\n    turn: maintainer',
        'enters: { bot: [ready-for-preview] }\n    turn: maintainer',
      ),
    'enters: { bot: [ready-for-preview] }',
    'a circle that no person is part of',
  ],
  [
    'a start that requires something',
    (file) => file.replace('start: [proposal, validation]', 'start: [proposal]'),
    'requires: [proposal]',
    'must require nothing',
  ],
  [
    'a way that leads nowhere',
    (file) => file.replace('    otherwise: validation\n', ''),
    'id: proposal',
    'where to go otherwise',
  ],
  [
    'a label twice',
    (file) => file.replace('label: certified', 'label: Validation PHASE'),
    'id: certified',
    'an earlier stage',
  ],
  [
    'closing without a warning',
    (file) => file.replace('warn: 21', 'warn: never'),
    'id: proposal',
    'closes without a warning',
  ],
  [
    'merging what nobody approved',
    (file) => file.replace('    push: stay\n', '    push: stay\n    merge: true\n'),
    'merge: true',
    'merges and must require',
  ],
];

describe('a stages file is refused, with its line, for', () => {
  it.each(refused)('%s', (_what, change, line, reason) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(() => readMachine('stages.yml', changed)).toThrow(reason);
    expect(() => readMachine('stages.yml', changed)).toThrow(`stages.yml:${lineWith(line, changed)}:`);
  });

  it('text that is not YAML', () => {
    expect(() => readMachine('stages.yml', 'stages: [')).toThrow('stages.yml:1:10: is not YAML');
  });
});

it('is the same whatever order its stages are written in, as far as moves go', () => {
  const file = load(text) as MachineText;
  const machine = readMachine('stages.yml', dump({ ...file, stages: [...file.stages].reverse() }));
  expect(new Set(machine.stages.map(({ id }) => id))).toEqual(new Set(loadMachine().stages.map(({ id }) => id)));
});
