/** Each alert fires on its trouble: it is made against the App, and Prometheus' own program judges what the App then shows. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MetricsSources, makeMetrics } from '../../src/app/metrics.ts';
import { makeQueue } from '../../src/queue/in-process.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { type StoryWorld, startWorld } from '../stories/world.ts';

const ALERTS = fileURLToPath(new URL('../../deploy/prometheus/alerts.yml', import.meta.url));
const FIRING = fileURLToPath(new URL('alerts.yml', import.meta.url));
const promtool = (args: readonly string[], input = '') => spawnSync('promtool', args, { input, encoding: 'utf8' });
const hasPromtool = process.env.NEEDS_PROMTOOL !== undefined || promtool(['--version']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
afterAll(() => rmSync(folder, { recursive: true }));

let story: StoryWorld | null = null;
afterEach(async () => {
  await story?.close();
  story = null;
});
const scrape = async ({ app }: StoryWorld) => (await fetch(`${app.url}/metrics`)).text();

/** The lines of a scrape with a label by which an instance is known. Times become such as if the scrape was at 0. */
function linesOf(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      const [name, value] = [line.slice(0, at), line.slice(at + 1)];
      return [name, name.endsWith('_timestamp_seconds') ? String(Number(value) - Date.now() / 1000) : value];
    }),
  );
}

/** Which alerts fire half an hour after the second scrape, when nothing changes any more but was so all the time. */
function firing(before: string, after: string, at: string): string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const series = [...is].map(([name, value]) => {
    const number = (text: string) => (/nan/i.test(text) ? 'NaN' : text);
    return { series: name, values: [was.get(name) ?? '0', ...Array(40).fill(value)].map(number).join(' ') };
  });
  const fires = (alert: string) => {
    const file = join(folder, 'test.yml');
    const alertRules = [{ alertname: alert, eval_time: at, exp_alerts: [] }];
    const tests = [{ interval: '1m', input_series: series, alert_rule_test: alertRules }];
    writeFileSync(file, JSON.stringify({ rule_files: [ALERTS], evaluation_interval: '1m', tests }));
    const { status, stdout, stderr } = promtool(['test', 'rules', file]);
    if (status !== 0 && !(stdout + stderr).includes('got:')) throw new Error(stdout + stderr);
    return status !== 0;
  };
  return NAMES.filter(fires);
}

const NAMES = [
  ...['QueueGone', 'QueueTooOld', 'RunsFailing', 'GivenUp', 'BudgetLow'],
  ...['DeliveriesRefused', 'DeliveriesFailed', 'EventLoopBlocked', 'NoSweep'],
].map((name) => `ConnectorReviewer${name}`);
const named = (...names: string[]) => names.map((name) => `ConnectorReviewer${name}`);

const sources: MetricsSources = {
  givenUp: async () => 0,
  line: async () => ({ waiting: 0, pausing: 0, oldest: 0 }),
  ...{ rules: new Set<string>(), stages: new Set<string>(), sweeps: false },
};

(hasPromtool ? describe : describe.skip)('judged by promtool', () => {
  test('the rules are rules, and each fires as its series say', () => {
    expect(promtool(['check', 'rules', ALERTS])).toMatchObject({ status: 0 });
    expect(promtool(['test', 'rules', FIRING])).toMatchObject({ status: 0 });
  });

  test('what the App shows is well-formed, and when all is well nothing fires', async () => {
    story = await startWorld();
    const before = await scrape(story);
    story.open(pathed(good), { title: 'Fabrikam Parcels', body: BODY });
    await story.quiet();
    const after = await scrape(story);
    const { status, stdout, stderr } = promtool(['check', 'metrics'], after);
    const ours = (stdout + stderr).split('\n').filter((line) => line.startsWith('connector_reviewer'));
    expect([status === 0 || status === 3, ours]).toEqual([true, []]);
    expect(firing(before, after, '12m').filter((name) => !name.endsWith('EventLoopBlocked'))).toEqual([]);
  });

  test('deliveries with another secret', async () => {
    story = await startWorld();
    const before = await scrape(story);
    for (let count = 0; count < 6; count++) await fetch(story.app.webhookUrl, { method: 'POST', body: '{}' });
    expect(firing(before, await scrape(story), '12m')).toContain('ConnectorReviewerDeliveriesRefused');
  });

  test('a pull request that breaks every review', async () => {
    story = await startWorld();
    const before = await scrape(story);
    const answer = { kind: 'refused', status: 403, message: 'Resource not accessible by integration' } as const;
    story.simulator.faults.request({ answer, match: /graphql PullRequest/, times: 500 });
    for (const branch of ['one', 'two', 'three', 'four', 'five'])
      story.open(pathed(good), { title: `Fabrikam ${branch}`, body: BODY, branch });
    await story.quiet();
    expect(firing(before, await scrape(story), '12m')).toContain('ConnectorReviewerRunsFailing');
    expect(firing(before, await scrape(story), '30m')).toContain('ConnectorReviewerGivenUp');
  });

  test('an installation whose hour is spent', async () => {
    const metrics = makeMetrics(sources);
    const before = await metrics.text();
    metrics.gitHubAnswered({ installation: 1, outcome: 'limited', budget: { resource: 'core', left: 0 } });
    expect(firing(before, await metrics.text(), '12m')).toEqual(named('BudgetLow'));
  });

  test('a Redis that is gone', async () => {
    const gone = async () => Promise.reject(new Error('ECONNREFUSED'));
    const metrics = makeMetrics({ ...sources, givenUp: gone, line: gone });
    const text = await metrics.text();
    expect(firing(text, text, '12m')).toEqual(named('QueueGone'));
    metrics.delivery('push', 'failed');
    expect(firing(text, await metrics.text(), '12m')).toEqual(named('QueueGone', 'DeliveriesFailed'));
  });

  test('a queue whose work does not end', async () => {
    let now = 0;
    const queue = makeQueue<string>({
      ...{ nameOf: (job) => job, groupOf: () => '', urgencyOf: () => 'people', concurrency: 1, timeout: 1e6 },
      ...{ retryAfter: () => null, onGiveUp: () => undefined, now: () => now },
      run: (_job, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    });
    for (const job of ['a', 'b']) await queue.wake(job);
    now = 301_000;
    const text = await makeMetrics({ ...sources, line: () => queue.line() }).text();
    expect(firing(text, text, '12m')).toEqual(named('QueueTooOld'));
    await queue.drain(0);
  });

  test('sweeps that fail', async () => {
    const metrics = makeMetrics({ ...sources, sweeps: true });
    const sweep = (ends: Promise<void>) => metrics.timed('sweep-everything', () => ends).catch(() => undefined);
    await sweep(Promise.resolve());
    await sweep(Promise.reject(new Error('GitHub is gone')));
    const text = await metrics.text();
    expect(firing(text, text, '14m')).not.toContain('ConnectorReviewerNoSweep');
    expect(firing(text, text, '17m')).toContain('ConnectorReviewerNoSweep');
  });

  test('a thread that is held up', async () => {
    const metrics = makeMetrics(sources);
    await metrics.text();
    await new Promise((resolve) => setTimeout(resolve, 30));
    for (const end = performance.now() + 800; performance.now() < end; );
    await new Promise((resolve) => setTimeout(resolve, 30));
    const text = await metrics.text();
    expect(firing(text, text, '12m')).toEqual(named('EventLoopBlocked'));
  });
});
