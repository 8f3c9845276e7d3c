/** What queries were answered before: GitHub's data has copies, and one that lags answers so. */
import type { FaultAnswer } from '../faults.ts';
import type { Answer } from '../rest/route.ts';

/** So many queries are remembered. */
const MOST = 40;

/** Returns a function from a query and its answer to what is answered, which is what was answered before when the fault says so. */
export function createRecall(): (request: string, answer: Answer, fault: FaultAnswer | null) => Answer {
  const last = new Map<string, Answer>();
  return (request, answer, fault) => {
    const before = last.get(request);
    if (fault?.kind === 'stale' && before && JSON.stringify(before.body) !== JSON.stringify(answer.body)) return before;
    last.delete(request);
    last.set(request, answer);
    for (const [oldest] of last) if (last.size > MOST) last.delete(oldest);
    return fault?.kind === 'stale' ? { ...answer, current: true } : answer;
  };
}
