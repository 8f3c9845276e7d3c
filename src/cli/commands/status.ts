/** `status`: what a running App does and did, as its `/status` tells it, or only whether it can work, as `/readyz` does. */
import type { Status } from '../../app/status.ts';
import { plainLine } from '../../format/plain.ts';
import { UsageError } from '../errors.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';

/** What both pages may say; it comes from elsewhere, so nothing is sure. */
type Answer = Partial<Status> & {
  readonly github?: string;
  readonly key?: string;
  readonly queue?: string;
  readonly ready?: boolean;
  readonly status?: string;
  readonly lacks?: readonly string[];
  readonly line?: { readonly waiting: number; readonly pausing: number; readonly oldest: number } | null;
};

/** Milliseconds that the App may take; `/readyz` takes 6,000 at most. */
const PATIENCE = 15_000;

/**
 * Prints what the App at an address does; errors when it is not ready.
 *
 * @param address where it listens; with STATUS_PASSWORD in the environment its `/status` is asked
 * @throws UsageError for an address that is none, or where no App answers, or not to this password
 */
export async function showStatus(address: string, { env, out }: Io): Promise<ExitCode> {
  const answer = await ask(address, env.STATUS_PASSWORD || null);
  for (const line of linesOf(answer)) out.write(`${plainLine(line)}\n`);
  return isReady(answer) ? EXIT.clean : EXIT.errors;
}

async function ask(address: string, password: string | null): Promise<Answer> {
  const url = URL.canParse(address) ? new URL(password === null ? '/readyz' : '/status', address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new UsageError('This is not an address of an App', 'http://localhost:3000, say.');
  const headers = password === null ? {} : { authorization: `Basic ${Buffer.from(`:${password}`).toString('base64')}` };
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
    if (response.status === 401) throw new UsageError('This is not its STATUS_PASSWORD', 'Set it as the App has it.');
    if (response.status === 404)
      throw new UsageError(`There is no ${url.pathname}`, 'The App has /status where STATUS_PASSWORD is set.');
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) throw new Error('something else does');
    return answer;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { message, cause } = error as Error;
    const reason = (cause as Error | undefined)?.message || message;
    throw new UsageError(`No App answers at ${url.origin}: ${reason}`, 'Look whether it runs, and at its log.');
  }
}

/** Whether it is of the form of these pages, as far as that is relied on. */
function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { ready, status, lacks = [], underWay = [], repositories = [] } = value as Answer;
  return (
    [lacks, underWay, repositories].every(Array.isArray) && (typeof ready === 'boolean' || typeof status === 'string')
  );
}

function isReady({ ready, status }: Answer): boolean {
  return ready ?? status === 'ready';
}

function linesOf(answer: Answer): string[] {
  const { github, key, queue, status, lacks = [], line, underWay = [], repositories = [] } = answer;
  const parts = Object.entries({ GitHub: github, key, queue }).flatMap(([name, said]) =>
    said ? [`${name} ${said}`] : [],
  );
  return [
    `${isReady(answer) ? 'ready' : (status ?? 'not ready')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
    ...lacks.map((lack) => `lacks ${lack}`),
    ...(line ? [`${line.waiting} waiting since ${Math.round(line.oldest / 1000)} s, ${line.pausing} pausing`] : []),
    ...underWay.map(({ job, since }) => `under way  ${job}  since ${since}`),
    ...repositories.map(({ repository, lastSweep, lastReview, lastError }) => {
      const error = lastError ? `${lastError.job} at ${lastError.at}, id ${lastError.id ?? 'of a sweep'}` : 'none';
      return `${repository}  last sweep ${lastSweep ?? 'none'}  last review ${lastReview ?? 'none'}  last error ${error}`;
    }),
  ];
}
