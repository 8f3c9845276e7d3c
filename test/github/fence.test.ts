import { makeFence } from '../../src/github/fence.ts';

function bench({ mine = true, woken = false, head = 'a' } = {}) {
  const state = { mine, woken, head, now: 0, reads: 0 };
  const lease = { attempt: 1, stillMine: async () => state.mine, wokenAgain: async () => state.woken };
  const readHead = async () => {
    state.reads++;
    return state.head;
  };
  const fence = makeFence(lease, readHead, () => state.now);
  fence.expectHead('a');
  return { state, fence };
}

test('a run that nothing happened to asks nothing of GitHub', async () => {
  const { fence, state } = bench();
  await fence.check();
  await fence.check();
  expect(state.reads).toBe(0);
});

test('a run that another one has taken over writes nothing', async () => {
  const { fence } = bench({ mine: false });
  await expect(fence.check()).rejects.toThrow('Another run has taken over');
});

test('a wake that is no push stops nothing', async () => {
  const { fence, state } = bench({ woken: true });
  await fence.check();
  expect(state.reads).toBe(1);
});

test('after a push nothing is written about the old head, and nothing more is asked', async () => {
  const { fence, state } = bench({ woken: true, head: 'b' });
  for (let count = 0; count < 3; count++) await expect(fence.check()).rejects.toThrow('head');
  expect(state.reads).toBe(1);
});

test('a push whose event got lost is noticed after a while', async () => {
  const { fence, state } = bench({ head: 'b' });
  await fence.check();
  state.now = 6000;
  await expect(fence.check()).rejects.toThrow('head');
});
