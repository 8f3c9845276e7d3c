/** The pages for who looks after the App. Nothing on them is secret, and nothing on them is of a pull request. */
import { METRICS_TYPE, type Metrics } from './app/metrics.ts';
import type { Readiness } from './app/readiness.ts';
import type { Page, Pages } from './http.ts';

/** @param readiness finds out whether the App can do its work */
export function makePages(readiness: () => Promise<Readiness>, metrics: Pick<Metrics, 'text'>): Pages {
  const live = async () => json(200, { status: 'ok' });
  return new Map([
    ['/livez', live],
    // As it was called first; hosts still ask for it.
    ['/health', live],
    ['/metrics', async () => ({ status: 200, type: METRICS_TYPE, body: await metrics.text() })],
    [
      '/readyz',
      async () => {
        const { ready, ...parts } = await readiness();
        return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...parts });
      },
    ],
  ]);
}

function json(status: number, value: object): Page {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}
