/** Whether the App can do its work now: GitHub answers, accepts the key, and the queue answers. */
import { limitRun } from '../queue/limit.ts';
import { NODE_TIMERS } from '../queue/timers.ts';
import { CredentialsError } from './identity.ts';

/** `ok`, or in a few words what is wrong; no more, because anybody may read it. */
export interface Readiness {
  readonly ready: boolean;
  readonly github: string;
  readonly key: string;
  readonly queue: string;
  /** What does not work because the App was granted too little; left out: nothing. All else does. */
  readonly lacks?: readonly string[];
}

export interface Asked {
  /** Asks GitHub who the App is. */
  readonly github: (signal: AbortSignal) => Promise<unknown>;
  /** Asks the queue for a sign of life. */
  readonly queue: () => Promise<unknown>;
  /** What does not work because the App was granted too little, as GitHub said last. */
  readonly lacks?: () => readonly string[];
  /** Hears of what went wrong, in full. */
  readonly onTrouble: (error: unknown, what: 'github' | 'queue') => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Milliseconds that an answer serves: probes come every few seconds, and GitHub counts requests. */
const KEPT = 10_000;

/** Milliseconds that GitHub may take. */
const PATIENCE = 5000;

/** Makes the question. It never rejects; who asks while it is being found out gets the same answer. */
export function makeReadiness({
  github,
  queue,
  lacks = () => [],
  onTrouble,
  now = Date.now,
}: Asked): () => Promise<Readiness> {
  let kept: { readonly until: number; readonly answer: Promise<Readiness> } | null = null;

  async function askGitHub(): Promise<Pick<Readiness, 'github' | 'key'>> {
    const limit = limitRun(PATIENCE, NODE_TIMERS);
    try {
      await github(limit.signal);
      return { github: 'ok', key: 'ok' };
    } catch (error) {
      onTrouble(error, 'github');
      if (error instanceof CredentialsError) return { github: 'ok', key: 'refused: see the log' };
      const { status } = error as { readonly status?: unknown };
      return { github: typeof status === 'number' ? `answers ${status}` : 'no answer', key: 'unknown' };
    } finally {
      limit.clear();
    }
  }

  async function askQueue(): Promise<string> {
    try {
      await queue();
      return 'ok';
    } catch (error) {
      onTrouble(error, 'queue');
      return 'no answer';
    }
  }

  async function find(): Promise<Readiness> {
    const [there, queued] = await Promise.all([askGitHub(), askQueue()]);
    const parts = { ...there, queue: queued };
    const less = lacks();
    const ready = Object.values(parts).every((part) => part === 'ok');
    return { ready, ...parts, ...(less.length > 0 ? { lacks: less } : {}) };
  }

  return () => {
    if (!kept || kept.until <= now()) kept = { until: now() + KEPT, answer: find() };
    return kept.answer;
  };
}
