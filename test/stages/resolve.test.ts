import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import type { LabelEvent, Role, Snapshot } from '../../src/review/types.ts';
import { loadMachine, readMachine } from '../../src/stages/load.ts';
import { resolveStage } from '../../src/stages/resolve.ts';

const machine = loadMachine();
const roles = new Map<string, Role>([
  ['mia', 'maintain'],
  ['olaf', 'none'],
  ['una', 'unknown'],
]);
const ready = { blocking: 0, approvedAtHead: true, changesRequested: false };
const blocked = { blocking: 2, approvedAtHead: true, changesRequested: false };
const waiting = { blocking: 0, approvedAtHead: false, changesRequested: false };

let clock = 0;
const event = (login: string, label: string, added = true): LabelEvent => ({
  label,
  added,
  actor: { login, type: login === 'reviewer' ? 'app' : login.startsWith('bot') ? 'bot' : 'user' },
  at: new Date(clock++ * 1000).toISOString(),
});

function resolve(labels: string[], labelEvents: LabelEvent[], standing = ready) {
  const snapshot = { labels, labelEvents, roles, config: DEFAULT_CONFIG } as unknown as Snapshot;
  const { stage, refusals } = resolveStage(snapshot, machine, standing);
  return [stage.id, ...refusals.map(({ stage: wanted, because }) => `${wanted.id}: ${because}`)];
}

describe('the stage', () => {
  it('is validation until nothing blocks and a maintainer has approved the head', () => {
    expect(resolve([], [], blocked)).toEqual(['validation']);
    expect(resolve([], [], waiting)).toEqual(['validation']);
    expect(resolve([], [], ready)).toEqual(['ready-for-preview']);
  });

  it('goes back to validation when the approval no longer holds', () => {
    expect(resolve(['ready for preview'], [event('reviewer', 'ready for preview')], waiting)).toEqual(['validation']);
  });

  it('moves on when a maintainer sets the label and the requirements hold', () => {
    const asked = [event('reviewer', 'ready for preview'), event('mia', 'certified')];
    expect(resolve(['ready for preview', 'certified'], asked)).toEqual(['certified']);
    expect(resolve(['ready for preview', 'certified'], asked, blocked)).toEqual(['validation', 'certified: not-ready']);
  });

  it('is not moved by an outsider, a bot, or somebody whose role could not be found out', () => {
    expect(resolve(['certified'], [event('olaf', 'certified')])).toEqual([
      'ready-for-preview',
      'certified: unauthorised',
    ]);
    expect(resolve(['certified'], [event('botty', 'certified')])).toEqual([
      'ready-for-preview',
      'certified: unauthorised',
    ]);
    expect(resolve(['certified'], [event('una', 'certified')])).toEqual(['ready-for-preview', 'certified: unknown']);
  });

  it('stays when somebody takes its label off who may not', () => {
    const asked = [event('mia', 'in preview'), event('olaf', 'in preview', false)];
    expect(resolve([], asked)).toEqual(['in-preview']);
  });

  it('forgets a request that was refused, so that it does not come true later', () => {
    const asked = [event('mia', 'certified'), event('reviewer', 'certified', false)];
    expect(resolve(['Validation phase'], asked)).toEqual(['ready-for-preview']);
  });

  it('compares labels as GitHub does, without regard to case', () => {
    expect(resolve(['Certified'], [event('mia', 'CERTIFIED')])).toEqual(['certified']);
  });
});

describe('a stages file', () => {
  it.each([
    ['stages:\n  - id: one\n    lable: x\n', 'stages.yml:2', 'must have required property'],
    ['stages: [', 'stages.yml:1', 'is no YAML'],
  ])('that is not as it must be is refused with its line: %j', (text, place, reason) => {
    expect(() => readMachine('stages.yml', text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(place) }),
    );
    expect(() => readMachine('stages.yml', text)).toThrow(reason);
  });
});
