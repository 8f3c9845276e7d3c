/** Milliseconds of work that this process has done: what else runs on the machine makes no difference to it. */
export function workDone(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
