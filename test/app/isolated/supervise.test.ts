/** Limits of time and memory for each connector, without threads. */
import { makeShares } from '../../../src/app/isolated/shares.ts';
import {
  type Attempt,
  OutOfMemoryError,
  StoppedError,
  supervise,
  whyLeftOut,
} from '../../../src/app/isolated/supervise.ts';

/** A limit for work that gets the machine for itself. */
const within = (time: number) => ({ time, shares: makeShares(() => performance.now()) });

/** Takes the connectors' turns one after another: `slow` ones never end, `large` ones take too much memory. */
async function inspectAll(folders: readonly string[], { leftOut, begin, signal }: Attempt): Promise<string[]> {
  begin(null);
  const result: string[] = [];
  for (const folder of folders) {
    begin(folder);
    const why = whyLeftOut(leftOut, folder);
    if (why === null && folder.startsWith('large')) throw new OutOfMemoryError();
    if (why === null && folder.startsWith('slow')) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('terminated'))));
    }
    result.push(`${folder}: ${why ?? 'inspected'}`);
  }
  begin(null);
  return result;
}

const inspected = (...folders: string[]) => supervise(within(30), (attempt) => inspectAll(folders, attempt));

it('loses no connector to another that takes too long, or too much memory', async () => {
  expect(await inspected('a', 'slow', 'b', 'large', 'c')).toEqual([
    ...['a: inspected', 'slow: time', 'b: inspected', 'large: memory', 'c: inspected'],
  ]);
});

it('inspects no more than it has already, once five were ended', async () => {
  expect(await inspected('a', 'slow1', 'large2', 'slow3', 'slow4', 'b', 'slow5', 'slow6', 'c')).toEqual([
    ...['a: inspected', 'slow1: time', 'large2: memory', 'slow3: time', 'slow4: time', 'b: inspected'],
    ...['slow5: time', 'slow6: time', 'c: time'],
  ]);
});

it('blames the connector whose turn was the longest for what comes after all turns', async () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
  const result = await supervise(within(1000), async ({ leftOut, begin }) => {
    begin('a');
    begin('long');
    if (whyLeftOut(leftOut, 'long') === null) await pause();
    begin('b');
    begin(null);
    if (!leftOut.stopped.has('long')) throw new OutOfMemoryError();
    return [...leftOut.stopped];
  });
  expect(result).toEqual([['long', 'memory']]);
});

it('blames no connector for what comes before their turns', async () => {
  const attempt = supervise(within(30), async ({ begin }) => {
    begin(null);
    throw new OutOfMemoryError();
  });
  await expect(attempt).rejects.toThrow(StoppedError);
});

it('takes any other error for what it is', async () => {
  await expect(supervise(within(30), () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
});

it('stops no connector because the machine had others to serve', async () => {
  let work = 0;
  const limit = { time: 10, shares: makeShares(() => work) };
  const stopped = await supervise(limit, async ({ begin, leftOut, signal }) => {
    begin('a');
    // Four times as long as it may work.
    await new Promise((resolve) => setTimeout(resolve, 40));
    const wasStopped = signal.aborted;
    work += 10;
    if (leftOut.stopped.size === 0) await new Promise((_, reject) => signal.addEventListener('abort', reject));
    return { wasStopped, stopped: [...leftOut.stopped] };
  });
  expect(stopped).toEqual({ wasStopped: false, stopped: [['a', 'time']] });
});
