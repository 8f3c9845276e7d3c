/** One thread of the pool: plans, and says which connector it is at. */
import { loadMachine } from '../../machine/load.ts';
import type { Watch } from '../../review/inspect/watch.ts';
import { planned, planSnapshot } from '../../review/plan-snapshot.ts';
import type { Planned } from '../../review/planned.ts';
import { loadRules } from '../../rules/files/load.ts';
import { warmUp } from '../warm-up.ts';
import type { Task } from './pool.ts';
import { whyLeftOut } from './supervise.ts';

const ours = { rules: await loadRules(), machine: loadMachine() };
await warmUp(ours.rules);

export default async function plan({ snapshot, now, leftOut, port }: Task): Promise<Planned> {
  const begin = (folder: string | null) => port.postMessage(folder);
  begin(null);
  // Whoever listens at the port ends this thread when a turn takes too long.
  const watch: Watch = {
    inspect: (folder, work) => {
      begin(folder);
      return work(whyLeftOut(leftOut, folder));
    },
    done: () => begin(null),
  };
  return planned(await planSnapshot(snapshot, ours, now, watch));
}
