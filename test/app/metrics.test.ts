import { type MetricsSources, makeMetrics } from '../../src/app/metrics.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { type StoryWorld, startWorld } from '../stories/world.ts';

let story: StoryWorld | null = null;
afterEach(async () => {
  await story?.close();
  story = null;
});

/** The sum of a metric's lines whose labels contain all of these. */
function sumOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  const fitting = lines.filter((line) => wanted.every((label) => line.includes(label)));
  return fitting.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

const NOTHING: MetricsSources = {
  givenUp: async () => 0,
  line: async () => ({ waiting: 0, pausing: 0, oldest: 0 }),
  ...{ rules: new Set(['operation/summary-length']), stages: new Set(['certified']), sweeps: true },
};

async function scrape(story: StoryWorld): Promise<string> {
  const answer = await fetch(`${story.app.url}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return answer.text();
}

test('a story is counted: deliveries, runs, reviews, requests to GitHub', async () => {
  story = await startWorld();
  story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  await fetch(story.app.webhookUrl, { method: 'POST', headers: { 'x-github-event': 'made-up' }, body: '{}' });
  const text = await scrape(story);
  expect(
    sumOf(text, 'connector_reviewer_deliveries_total', { event: 'pull_request', outcome: 'taken' }),
  ).toBeGreaterThan(0);
  expect(sumOf(text, 'connector_reviewer_deliveries_total', { event: 'unknown', outcome: 'refused' })).toBe(1);
  expect(text).not.toContain('made-up');
  const runs = sumOf(text, 'connector_reviewer_run_seconds_count', { type: 'review', outcome: 'done' });
  expect(runs).toBeGreaterThan(0);
  expect(sumOf(text, 'connector_reviewer_reviews_total', { conclusion: 'success' })).toBe(runs);
  expect(sumOf(text, 'connector_reviewer_github_requests_total', { method: 'POST' })).toBeGreaterThan(2);
  expect(sumOf(text, 'connector_reviewer_github_answers_total', { outcome: 'done' })).toBeGreaterThan(2);
  expect(sumOf(text, 'connector_reviewer_stage_moves_total')).toBe(1);
  expect(sumOf(text, 'connector_reviewer_findings_total')).toBeGreaterThan(0);
  const left = sumOf(text, 'connector_reviewer_github_budget_left', { resource: 'core' });
  expect(left).toBeGreaterThan(0.9);
  expect(left).toBeLessThan(1);
  expect(sumOf(text, 'connector_reviewer_runs_under_way')).toBe(0);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toMatch(/contoso|fabrikam/i);
});

test('what fails and what is given up is counted', async () => {
  story = await startWorld();
  const answer = { kind: 'refused', status: 403, message: 'Resource not accessible by integration' } as const;
  story.simulator.faults.request({ answer, match: /graphql PullRequest/, times: 50 });
  story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
  await story.quiet();
  const text = await scrape(story);
  expect(sumOf(text, 'connector_reviewer_run_seconds_count', { type: 'review', outcome: 'failed' })).toBeGreaterThan(0);
  expect(sumOf(text, 'connector_reviewer_given_up_total', { type: 'review' })).toBeGreaterThan(0);
  expect(sumOf(text, 'connector_reviewer_given_up_now')).toBe(1);
});

test('a queue that does not answer costs its number, and no other', async () => {
  const gone = async () => Promise.reject(new Error('Redis is gone'));
  const metrics = makeMetrics({ ...NOTHING, givenUp: gone, line: gone });
  metrics.gaveUp('review');
  const text = await metrics.text();
  expect(text).toContain('connector_reviewer_given_up_now Nan');
  expect(text).toContain('connector_reviewer_queue_oldest_seconds Nan');
  expect(sumOf(text, 'connector_reviewer_given_up_total')).toBe(1);
});

test("a repository's own rules and stages, and any number of installations, make no labels without end", async () => {
  const metrics = makeMetrics(NOTHING);
  for (let number = 0; number < 500; number++) {
    const found = new Map([
      [`contoso/rule-${number}`, 2],
      ['operation/summary-length', 1],
    ]);
    metrics.reviewed({ conclusion: 'success', stage: `stage-${number}`, moved: true, found });
    metrics.gitHubAnswered({ installation: number, outcome: 'done', budget: { resource: 'core', left: 0.5 } });
  }
  const text = await metrics.text();
  expect(sumOf(text, 'connector_reviewer_findings_total', { rule: 'repository' })).toBe(1000);
  expect(sumOf(text, 'connector_reviewer_findings_total', { rule: 'operation/summary-length' })).toBe(500);
  expect(sumOf(text, 'connector_reviewer_stage_moves_total', { stage: 'repository' })).toBe(500);
  expect(text.match(/^connector_reviewer_github_budget_left{/gm)).toHaveLength(100);
  expect(text).not.toMatch(/contoso|stage-\d/);
});

test('an inspection that was stopped is counted by itself', async () => {
  const metrics = makeMetrics(NOTHING);
  const found = new Map([['package/inspection-stopped', 3]]);
  metrics.reviewed({ conclusion: 'failure', stage: 'certified', moved: false, found });
  expect(sumOf(await metrics.text(), 'connector_reviewer_inspections_stopped_total')).toBe(3);
});
