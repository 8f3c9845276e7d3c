/** How long something has worked, and not only waited for a busy machine. */

/** Milliseconds of work that all threads of this process have done. Of one thread alone, Node 20 does not tell. */
export function workDone(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds since something began: those in which it worked, and those that passed by the clock. */
export interface Spent {
  readonly worked: number;
  readonly passed: number;
}

/** However busy the machine is, nobody waits longer than so many times the limit. */
const LONGEST = 6;

/** Work comes in pieces, and a little of a thread's time goes to others: that much of the limit is all of it. */
const NEARLY = 0.8;

/** Whether the limit is reached. @param limit milliseconds of work */
export function isOver({ worked, passed }: Spent, limit: number): boolean {
  return worked >= NEARLY * limit || passed >= LONGEST * limit;
}

/** Milliseconds by the clock in which the whole limit can be worked, at the pace up to now. */
export function moreTime({ worked, passed }: Spent, limit: number): number {
  return Math.ceil(Math.min(LONGEST * limit, (passed * limit) / Math.max(worked, 1)));
}
