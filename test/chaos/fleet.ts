/** So many instances at once: one of them is killed now and then, or all of them are replaced one by one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../fuzz/random.ts';
import type { Instance } from './instances.ts';

export interface Fleet {
  /** Where webhooks may go to at the moment; empty while everything is down. */
  urls(): readonly string[];
  /** Kills one at once, and starts another in its place after a while. */
  killOne(): void;
  /** A rolling deployment: each new one is there before an old one goes. */
  roll(): Promise<void>;
  /** Kills and stops happened so far. */
  readonly counts: { kills: number; rolls: number };
  /** Waits for what is being started, and stops all. */
  close(): Promise<void>;
}

/** Milliseconds that one is down at most. */
const DOWN = 800;

export async function startFleet(size: number, start: () => Promise<Instance>, random: Random): Promise<Fleet> {
  const alive = new Set(await Promise.all(Array.from({ length: size }, start)));
  const counts = { kills: 0, rolls: 0 };
  const restarting = new Set<Promise<void>>();
  let rolling: Promise<void> = Promise.resolve();

  async function replace(victim: Instance): Promise<void> {
    await victim.kill();
    await sleep(random.below(DOWN));
    alive.add(await start());
  }

  async function rollOver(): Promise<void> {
    for (const old of [...alive]) {
      alive.add(await start());
      if (alive.delete(old)) await old.stop();
    }
    counts.rolls++;
  }

  return {
    counts,
    urls: () => [...alive].map(({ webhookUrl }) => webhookUrl),
    killOne: () => {
      if (alive.size === 0) return;
      const victim = random.pick([...alive]);
      alive.delete(victim);
      counts.kills++;
      const restart = replace(victim).finally(() => restarting.delete(restart));
      restarting.add(restart);
    },
    roll: () => {
      rolling = rolling.then(rollOver);
      return rolling;
    },
    close: async () => {
      await Promise.all([...restarting, rolling]);
      await Promise.all([...alive].map((instance) => instance.stop()));
    },
  };
}
