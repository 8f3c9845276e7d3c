import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import type { Role } from '../../src/config/roles.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { LabelEvent, Snapshot } from '../../src/pull-request/snapshot.ts';
import { type CommandState, NO_COMMANDS } from '../../src/stages/command-state.ts';
import type { Conditions } from '../../src/stages/conditions.ts';
import { NO_PAST, type Past } from '../../src/stages/past.ts';
import { resolveStage } from '../../src/stages/resolve.ts';

const machine = loadMachine();
const roles = new Map<string, Role>([
  ['mia', 'maintain'],
  ['olaf', 'none'],
  ['una', 'unknown'],
  ['lee', 'none'],
]);
const ready: Conditions = {
  ...{
    blocking: 0,
    toConfirm: 0,
    allConfirmedAt: null,
    unticked: false,
    proposal: false,
    approvedAtHead: true,
    approvedEver: true,
  },
  ...{
    changesRequested: null,
    confirmedAt: null,
    hold: null,
    done: new Map(),
    track: 'certified',
    merged: false,
    draft: false,
    mergeable: true,
  },
};
const blocked = { ...ready, blocking: 2 };
const waiting = { ...ready, approvedAtHead: false, approvedEver: false };
const pushed = { ...ready, approvedAtHead: false };

let clock = 0;
const moment = () => new Date(clock++ * 1000).toISOString();
const person = (login: string) => ({ login, type: 'user' as const });
const event = (login: string, label: string, added = true): LabelEvent => ({
  label,
  added,
  actor: { login, type: login === 'reviewer' ? 'app' : login.startsWith('bot') ? 'bot' : 'user' },
  at: moment(),
});

interface Given {
  readonly labels?: readonly string[];
  readonly events?: readonly LabelEvent[];
  readonly conditions?: Conditions;
  readonly commandState?: Partial<CommandState>;
  readonly past?: Partial<Past>;
}

/** The stage, and after it what was refused. */
function resolve({ labels, events = [], conditions = ready, commandState = {}, past = {} }: Given): string[] {
  const on = labels ?? events.filter(({ added }) => added).map(({ label }) => label);
  const seen = {
    labels: on,
    labelEvents: events,
    roles,
    members: new Map(),
    config: DEFAULT_CONFIG,
    author: person('lee'),
  };
  const { stage, refusals } = resolveStage(
    seen as unknown as Snapshot,
    machine,
    conditions,
    { ...NO_COMMANDS, ...commandState },
    { ...NO_PAST, ...past },
  );
  return [stage.id, ...refusals.map(({ move, because }) => `${move.stage.id}: ${because}`)];
}

describe('the stage', () => {
  it('is validation until nothing blocks, the boxes are ticked and a maintainer has approved', () => {
    expect(resolve({ conditions: blocked })).toEqual(['validation']);
    expect(resolve({ conditions: waiting })).toEqual(['validation']);
    expect(resolve({ conditions: { ...ready, unticked: true } })).toEqual(['validation']);
    expect(resolve({})).toEqual(['ready-for-preview']);
  });

  it('is proposal for an idea without files, and validation once they are there', () => {
    expect(resolve({ conditions: { ...waiting, proposal: true } })).toEqual(['proposal']);
    expect(resolve({ events: [event('reviewer', 'Proposal')], conditions: waiting })).toEqual(['validation']);
    const renamed = { events: [event('reviewer', 'Validation phase')], conditions: { ...waiting, proposal: true } };
    expect(resolve(renamed)).toEqual(['proposal']);
  });

  it('goes back to validation when the approval no longer holds, and says nothing of what it had been', () => {
    expect(resolve({ events: [event('reviewer', 'ready for preview')], conditions: pushed })).toEqual(['validation']);
    const preview = { events: [event('mia', 'in preview')], past: { was: 'in-preview' } };
    expect(resolve(preview)).toEqual(['in-preview']);
    expect(resolve({ ...preview, conditions: pushed })).toEqual(['validation']);
    expect(resolve({ ...preview, conditions: blocked })).toEqual(['validation']);
  });

  it('stays deploying or certified whatever is pushed or found later', () => {
    for (const label of ['deployment-in-progress', 'certified']) {
      const events = [event('reviewer', label)];
      expect(resolve({ events, conditions: pushed })).toEqual(resolve({ events }));
      expect(resolve({ events, conditions: blocked })).toEqual(resolve({ events }));
    }
  });

  it('moves on when a maintainer sets the label and the requirements hold', () => {
    const events = [event('reviewer', 'ready for preview'), event('mia', 'certified')];
    expect(resolve({ events })).toEqual(['certified']);
    expect(resolve({ events, conditions: blocked })).toEqual(['validation', 'certified: not-ready']);
  });

  it('moves on when a maintainer says so by a command, and back', () => {
    const requests = [{ stage: 'in-preview', by: person('mia'), at: moment() }];
    expect(resolve({ commandState: { requests } })).toEqual(['in-preview']);
    expect(
      resolve({ commandState: { requests: [...requests, { stage: 'validation', by: person('mia'), at: moment() }] } }),
    ).toEqual(['ready-for-preview']);
  });

  it('is not entered by hand where the machine lets nobody', () => {
    const events = [event('reviewer', 'in preview'), event('mia', 'ready for preview')];
    expect(resolve({ events })).toEqual(['in-preview', 'ready-for-preview: not-by-hand']);
  });

  it('is not moved by an outsider, a bot, or somebody whose role could not be found out', () => {
    expect(resolve({ events: [event('olaf', 'certified')] })).toEqual(['ready-for-preview', 'certified: unauthorised']);
    expect(resolve({ events: [event('botty', 'certified')] })).toEqual([
      'ready-for-preview',
      'certified: unauthorised',
    ]);
    expect(resolve({ events: [event('una', 'certified')] })).toEqual(['ready-for-preview', 'certified: unknown']);
    const requests = [{ stage: 'certified', by: person('olaf'), at: moment() }];
    expect(resolve({ commandState: { requests } })).toEqual(['ready-for-preview', 'certified: unauthorised']);
  });

  it('stays when somebody takes its label off who may not', () => {
    const events = [event('mia', 'in preview'), event('olaf', 'in preview', false)];
    expect(resolve({ labels: [], events })).toEqual(['in-preview']);
  });

  it('forgets a request that was refused, so that it does not come true later', () => {
    const events = [event('mia', 'certified'), event('reviewer', 'certified', false)];
    expect(resolve({ labels: ['Validation phase'], events })).toEqual(['ready-for-preview']);
    const requests = [{ stage: 'certified', by: person('mia'), at: moment() }];
    expect(resolve({ commandState: { requests }, past: { isSpent: () => true } })).toEqual(['ready-for-preview']);
  });

  it('is ready for production when the partner has tested the preview, and not for anybody else', () => {
    const events = [event('reviewer', 'in preview')];
    const said = (login: string) => ({ events, commandState: { tested: [{ by: person(login), at: moment() }] } });
    expect(resolve(said('lee'))).toEqual(['ready-for-production']);
    expect(resolve(said('olaf'))).toEqual(['in-preview', 'ready-for-production: unauthorised']);
    const early = { events: [event('reviewer', 'Validation phase')], commandState: said('lee').commandState };
    expect(resolve(early)).toEqual(['ready-for-preview']);
  });

  it('does not move on while it is on hold, except for what was asked for before', () => {
    const before = moment();
    const hold = { by: person('mia'), at: moment(), reason: 'legal' };
    const held = { ...ready, hold };
    expect(resolve({ conditions: held })).toEqual(['validation']);
    expect(resolve({ events: [event('mia', 'certified')], conditions: held })).toEqual([
      'validation',
      'certified: not-ready',
    ]);
    expect(
      resolve({
        commandState: { requests: [{ stage: 'certified', by: person('mia'), at: before }] },
        conditions: held,
      }),
    ).toEqual(['certified']);
    expect(resolve({ events: [event('reviewer', 'in preview')], conditions: held })).toEqual(['in-preview']);
  });

  it('compares labels as GitHub does, without regard to case', () => {
    expect(resolve({ labels: ['Certified'], events: [event('mia', 'CERTIFIED')] })).toEqual(['certified']);
  });
});
