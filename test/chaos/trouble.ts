/** What GitHub's API does to a request now and then. */
import type { FaultAnswer, RequestLogEntry } from '../../src/simulator/index.ts';
import type { Random } from '../fuzz/random.ts';

type Kind = Exclude<FaultAnswer['kind'], 'refused'>;

const READS: readonly Kind[] = ['server-error', 'dropped', 'stale', 'slow', 'primary-limit', 'secondary-limit'];
const WRITES: readonly Kind[] = ['server-error', 'dropped', 'answer-lost', 'late', 'slow', 'secondary-limit'];

/** Every kind that a run has to have met. */
export const KINDS: readonly Kind[] = [...new Set([...READS, ...WRITES])];

/** Seconds that the App waits for an answer. */
export const PATIENCE = 2;

/**
 * What strikes a request, one in so many, and sooner while there is a kind that never did: of the kinds that can strike it the one that struck least.
 *
 * @param log of all requests so far
 * @param onWrite hears of every write before it is carried out
 */
export function makeTrouble(
  random: Random,
  log: readonly RequestLogEntry[],
  onWrite: () => void,
): (line: string) => FaultAnswer | null {
  const times = (kind: Kind) => log.filter(({ fault }) => fault === kind).length;
  return (line) => {
    const isWrite = isWriting(line);
    if (isWrite) onWrite();
    const kinds = (isWrite ? WRITES : READS).filter(
      (kind) => kind !== 'stale' || line.startsWith('POST /graphql Pull'),
    );
    const least = Math.min(...kinds.map(times));
    if (!random.chance(least === 0 ? 0.4 : isWrite ? 0.2 : 0.1)) return null;
    const kind = random.pick(kinds.filter((each) => times(each) === least));
    return ANSWERS[kind](random);
  };
}

const ANSWERS: Readonly<Record<Kind, (random: Random) => FaultAnswer>> = {
  'server-error': (random) => ({ kind: 'server-error', status: random.pick([500, 502, 503]) }),
  'primary-limit': () => ({ kind: 'primary-limit', resetInSeconds: 1 }),
  'secondary-limit': () => ({ kind: 'secondary-limit', retryAfterSeconds: 1 }),
  slow: () => ({ kind: 'slow', milliseconds: PATIENCE * 1000 + 300 }),
  late: (random) => ({ kind: 'late', milliseconds: 500 + random.below(2500) }),
  dropped: () => ({ kind: 'dropped' }),
  'answer-lost': () => ({ kind: 'answer-lost' }),
  stale: () => ({ kind: 'stale' }),
};

/** @param line as rules of faults are tested against, or an operation of the log */
export function isWriting(line: string): boolean {
  if (/access_tokens/.test(line)) return false;
  const graphql = /^POST \/graphql (.*)$/.exec(line);
  return graphql ? /^(?:React|ResolveThreads)$/.test(graphql[1] ?? '') : /^(?:POST|PATCH|PUT|DELETE) /.test(line);
}

/** The writes among requests. */
export function writesIn(requests: readonly RequestLogEntry[]): string[] {
  return requests
    .map(({ method, path, operation }) => (path === '/graphql' ? `POST /graphql ${operation}` : `${method} ${path}`))
    .filter(isWriting);
}
