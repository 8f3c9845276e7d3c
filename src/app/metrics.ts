/** What the App counts for Prometheus. Labels are few and bounded: nothing of a pull request or a repository becomes one. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../github/answered.ts';
import type { Line } from '../queue/types.ts';

/** A review that came to its end. */
export interface Reviewed {
  readonly conclusion: string;
  readonly stage: string;
  /** Whether it came to that stage by this review. */
  readonly moved: boolean;
  /** How many findings each rule had. */
  readonly found: ReadonlyMap<string, number>;
}

export interface Metrics {
  /** A delivery: `taken`, `failed` (it could not be kept), or `refused`, whose event nobody vouches for. */
  delivery(event: string, outcome: 'taken' | 'failed' | 'refused'): void;
  /** Runs the work of a job of a type, and counts it by how it ends. */
  timed(type: string, work: () => Promise<void>): Promise<void>;
  gaveUp(type: string): void;
  reviewed(review: Reviewed): void;
  gitHubAsked(method: string): void;
  gitHubAnswered(answer: Answer): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
}

export interface MetricsSources {
  /** How many jobs are given up now; asked whenever metrics are read, as is the line. */
  readonly givenUp: () => Promise<number>;
  readonly line: () => Promise<Line>;
  /** The rules and stages that get labels of their own: a repository may have any number of others. */
  readonly rules: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
  /** Whether sweeps are to be expected. */
  readonly sweeps: boolean;
}

/** Of the text format. */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Seconds. A review mostly takes between one and thirty; it is broken off after five minutes. */
const BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

const PREFIX = 'connector_reviewer_';

/** What is a repository's own, as a label. */
const OWN = 'repository';

/** The rule that stands for a connector whose inspection took too long, or too much memory. */
const STOPPED = 'package/inspection-stopped';

/** Installations whose budget is shown; of more, those come first that were heard of first. */
const MOST_INSTALLATIONS = 100;

export function makeMetrics({ givenUp, line, rules, stages, sweeps }: MetricsSources): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const { counter, gauge } = makersOf(register);
  const deliveries = counter('deliveries', 'Deliveries from GitHub', ['event', 'outcome']);
  const gaveUp = counter('given_up', 'Jobs that were given up after several tries', ['type']);
  const reviews = counter('reviews', 'Reviews that came to their end', ['conclusion', 'stage']);
  const moves = counter('stage_moves', 'Pull requests that came to a stage', ['stage']);
  const findings = counter('findings', 'Findings of reviews, counted again by each review', ['rule']);
  const stopped = counter('inspections_stopped', 'Connectors whose inspection took too much time or memory', []);
  const requests = counter('github_requests', 'Requests sent to GitHub for installations', ['method']);
  const answers = counter('github_answers', "GitHub's answers to requests for installations", ['outcome']);
  const budget = gauge('github_budget_left', "What is left of an installation's requests, 0 to 1", [
    ...['installation', 'resource'],
  ]);
  const underWay = gauge('runs_under_way', 'Runs under way in this instance', []);
  const swept = gauge('last_sweep_timestamp_seconds', 'When this instance last finished a sweep, or started', []);
  const runs = new Histogram({
    ...{ name: `${PREFIX}run_seconds`, help: 'Seconds that runs took', labelNames: ['type', 'outcome'] as const },
    ...{ buckets: BUCKETS, registers: [register] },
  });
  asked(gauge, 'given_up_now', 'Jobs given up that have not succeeded since', givenUp);
  asked(gauge, 'queue_waiting', 'Jobs that wait to be taken', async () => (await line()).waiting);
  asked(gauge, 'queue_pausing', 'Jobs that pause before they are tried again', async () => (await line()).pausing);
  asked(gauge, 'queue_oldest_seconds', 'How long the first of the waiting jobs has waited', async () => {
    return (await line()).oldest / 1000;
  });
  const shown = new Set<number>();
  if (sweeps) swept.setToCurrentTime();
  else swept.set(Number.NaN);
  return {
    delivery: (event, outcome) => deliveries.inc({ event, outcome }),
    timed: async (type, work) => {
      const end = runs.startTimer({ type });
      underWay.inc();
      try {
        await work();
        end({ outcome: 'done' });
        if (type === 'sweep-everything') swept.setToCurrentTime();
      } catch (error) {
        end({ outcome: 'failed' });
        throw error;
      } finally {
        underWay.dec();
      }
    },
    gaveUp: (type) => gaveUp.inc({ type }),
    reviewed: ({ conclusion, stage, moved, found }) => {
      const known = stages.has(stage) ? stage : OWN;
      reviews.inc({ conclusion, stage: known });
      if (moved) moves.inc({ stage: known });
      for (const [rule, count] of found) findings.inc({ rule: rules.has(rule) ? rule : OWN }, count);
      stopped.inc(found.get(STOPPED) ?? 0);
    },
    gitHubAsked: (method) => requests.inc({ method }),
    gitHubAnswered: ({ installation, outcome, budget: left }) => {
      answers.inc({ outcome });
      if (!left || (!shown.has(installation) && shown.size >= MOST_INSTALLATIONS)) return;
      shown.add(installation);
      budget.set({ installation: String(installation), resource: left.resource }, left.left);
    },
    text: () => register.metrics(),
  };
}

type MakeGauge = ReturnType<typeof makersOf>['gauge'];

function makersOf(register: Registry) {
  return {
    counter: <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
      new Counter({ name: `${PREFIX}${name}_total`, help, labelNames, registers: [register] }),
    gauge: (name: string, help: string, labelNames: readonly string[], collect?: (this: Gauge) => Promise<void>) =>
      new Gauge({ name: `${PREFIX}${name}`, help, labelNames, registers: [register], ...(collect ? { collect } : {}) }),
  };
}

/** A number that is asked for whenever metrics are read. */
function asked(gauge: MakeGauge, name: string, help: string, ask: () => Promise<number>): void {
  gauge(name, help, [], async function collect() {
    // Where the queue does not answer, no number is better than an old one.
    this.reset();
    this.set(await ask().catch(() => Number.NaN));
  });
}
