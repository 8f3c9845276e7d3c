/** What the App counts for Prometheus. Labels are few and bounded: nothing of a pull request or a repository becomes one. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** A delivery: `taken`, `failed` (it could not be kept), or `refused`, whose event nobody vouches for. */
  delivery(event: string, outcome: 'taken' | 'failed' | 'refused'): void;
  /** Runs the work of a job of a type, and counts it by how it ends. */
  timed(type: string, work: () => Promise<void>): Promise<void>;
  gaveUp(type: string): void;
  reviewed(conclusion: string, stage: string | null): void;
  gitHubAsked(method: string): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
}

/** Of the text format. */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Seconds. A review mostly takes between one and thirty; it is broken off after five minutes. */
const BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

const PREFIX = 'connector_reviewer_';

/** @param givenUp how many jobs are given up now; asked whenever metrics are read */
export function makeMetrics(givenUp: () => Promise<number>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `${PREFIX}${name}_total`, help, labelNames, registers: [register] });
  const deliveries = counter('deliveries', 'Deliveries from GitHub', ['event', 'outcome']);
  const gaveUp = counter('given_up', 'Jobs that were given up after several tries', ['type']);
  const reviews = counter('reviews', 'Reviews that came to their end', ['conclusion', 'stage']);
  const requests = counter('github_requests', 'Requests sent to GitHub for installations', ['method']);
  const runs = new Histogram({
    ...{ name: `${PREFIX}run_seconds`, help: 'Seconds that runs took', labelNames: ['type', 'outcome'] as const },
    ...{ buckets: BUCKETS, registers: [register] },
  });
  const underWay = new Gauge({
    ...{ name: `${PREFIX}runs_under_way`, help: 'Runs under way in this instance', registers: [register] },
  });
  new Gauge({
    ...{ name: `${PREFIX}given_up_now`, help: 'Jobs given up that have not succeeded since', registers: [register] },
    async collect() {
      // Where the queue does not answer, no number is better than an old one.
      this.reset();
      this.set(await givenUp().catch(() => Number.NaN));
    },
  });
  return {
    delivery: (event, outcome) => deliveries.inc({ event, outcome }),
    timed: async (type, work) => {
      const end = runs.startTimer({ type });
      underWay.inc();
      try {
        await work();
        end({ outcome: 'done' });
      } catch (error) {
        end({ outcome: 'failed' });
        throw error;
      } finally {
        underWay.dec();
      }
    },
    gaveUp: (type) => gaveUp.inc({ type }),
    reviewed: (conclusion, stage) => reviews.inc({ conclusion, stage: stage ?? 'none' }),
    gitHubAsked: (method) => requests.inc({ method }),
    text: () => register.metrics(),
  };
}
