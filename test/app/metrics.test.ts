import { makeMetrics } from '../../src/app/metrics.ts';
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
  const metrics = makeMetrics(async () => Promise.reject(new Error('Redis is gone')));
  metrics.gaveUp('review');
  const text = await metrics.text();
  expect(text).toContain('connector_reviewer_given_up_now Nan');
  expect(sumOf(text, 'connector_reviewer_given_up_total')).toBe(1);
});
