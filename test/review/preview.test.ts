/** What a proposal would do to the other open pull requests. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { Proposal, Snapshot } from '../../src/pull-request/snapshot.ts';
import { makePlanner } from '../../src/review/plan-snapshot.ts';
import { previewOf } from '../../src/review/preview/preview.ts';
import type { Trust } from '../../src/review/preview/trust.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from '../rules/sample.ts';
import { fileSet, pullRequest } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const SAMPLE_PULL = pullRequest(fileSet('certified-connectors/Contoso Orders', SAMPLE));
const { key } = SAMPLE_PULL;
const PROPOSAL: Proposal = {
  config: { ...DEFAULT_CONFIG, labels: { ...DEFAULT_CONFIG.labels, new: 'Fresh' } },
  ...{ problem: null, touchesConfig: true, rules: null, changedRules: [], fingerprint: 'x', head: 'here' },
};

interface Given {
  readonly open: number;
  readonly trust?: Trust;
  readonly patience?: AbortSignal;
  /** What becomes of the reading of one. */
  readonly read?: (snapshot: Snapshot) => Snapshot;
}

async function preview({
  open,
  trust = 'trusted',
  patience = new AbortController().signal,
  read = (one) => one,
}: Given) {
  const observed: number[] = [];
  const result = await previewOf(
    {
      ...{
        planner: makePlanner({ rules, machine }),
        now: () => new Date('2026-11-22T09:00:00Z'),
        patience: () => patience,
      },
      openPulls: async () => Array.from({ length: open }, (_, index) => ({ ...key, number: index + 1 })),
      observe: async (which, signal) => {
        signal.throwIfAborted();
        observed.push(which.number);
        return read({ ...SAMPLE_PULL, key: which });
      },
    },
    { ...SAMPLE_PULL, key: { ...key, number: 1000 } },
    PROPOSAL,
    trust,
    new AbortController().signal,
  );
  return { ...result, observed: observed.sort((a, b) => a - b) };
}

test('every open pull request is looked at, each once', async () => {
  const { lines, looked, left, observed } = await preview({ open: 90 });
  expect({ looked, left }).toEqual({ looked: 90, left: 0 });
  expect(observed).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
  expect(lines.map(({ number }) => number)).toEqual(observed);
  expect(lines[0]).toMatchObject({ verdict: null, stage: null, added: ['Fresh'], removed: ['New'] });
});

test('for an outsider the twenty newest are', async () => {
  const { looked, left, observed } = await preview({ open: 30, trust: 'outsider' });
  expect({ looked, left, first: observed[0] }).toEqual({ looked: 20, left: 10, first: 11 });
});

test('one that can’t be read is counted and loses no other', async () => {
  const { lines, left } = await preview({
    open: 5,
    read: (snapshot) => {
      if (snapshot.key.number === 3) throw new Error('gone');
      return snapshot;
    },
  });
  expect({ lines: lines.length, left }).toEqual({ lines: 4, left: 1 });
});

test('when patience is over, the rest is counted', async () => {
  const patience = new AbortController();
  const { looked, left } = await preview({
    open: 50,
    patience: patience.signal,
    read: (snapshot) => {
      if (snapshot.key.number === 40) patience.abort();
      return snapshot;
    },
  });
  expect(looked).toBeLessThan(20);
  expect(looked + left).toBe(50);
});

test('pull requests to other branches are not concerned', async () => {
  const { lines, looked } = await preview({ open: 3, read: (snapshot) => ({ ...snapshot, baseRef: 'main' }) });
  expect({ lines, looked }).toEqual({ lines: [], looked: 3 });
});
