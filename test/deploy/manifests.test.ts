/** The files of deploy/, held to the App that they run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, loadAll } from 'js-yaml';
import { makeMetrics } from '../../src/app/metrics.ts';
import { makePages } from '../../src/pages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const metrics = makeMetrics({
  givenUp: async () => 0,
  line: async () => ({ waiting: 0, pausing: 0, oldest: 0 }),
  ...{ rules: new Set<string>(), stages: new Set<string>(), sweeps: true },
});
/** Of all metrics; histograms by the names of their lines. */
const names = new Set(
  [...(await metrics.text()).matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_count`, `${name}_sum`, `${name}_bucket`] : [name],
  ),
);
const pages = new Set(
  makePages({
    readiness: async () => ({ ready: true, github: 'ok', key: 'ok', queue: 'ok' }),
    metrics,
    status: null,
  }).map(({ path }) => path),
);
/** Variables that the documentation has, which a test of its own holds to the sources. */
const documented = new Set([...read('docs/running.md').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name));
const variables = new Set([...documented, 'NODE_ENV']);

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}
interface Container {
  readonly env: readonly { readonly name: string }[];
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly startupProbe: Probe;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly resources: { readonly requests?: object; readonly limits?: object };
  readonly securityContext: object;
}
interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly replicas?: number;
    readonly minAvailable?: number;
    readonly selector?: unknown;
    readonly template?: {
      readonly metadata: { readonly labels: object };
      readonly spec: { readonly securityContext: object; readonly containers: readonly Container[] };
    };
  };
}

const manifests = loadAll(read('deploy/kubernetes/app.yaml')) as Manifest[];
const kinds = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const [deployment] = kinds('Deployment');
const pod = deployment!.spec.template!;
const container = pod.spec.containers[0]!;

test('probes ask pages that there are', () => {
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    expect(pages).toContain(probe.httpGet.path);
    expect(container.ports.map(({ name }) => name)).toContain(probe.httpGet.port);
  }
  expect(container.livenessProbe.httpGet.path).toBe('/livez');
  expect(container.readinessProbe.httpGet.path).toBe('/readyz');
});

test('two instances share a Redis, and one of them always stays', () => {
  expect(deployment!.spec.replicas).toBe(2);
  const [budget] = kinds('PodDisruptionBudget');
  expect(budget!.spec.minAvailable).toBe(1);
  expect(budget!.spec.selector).toEqual({ matchLabels: pod.metadata.labels });
  expect(container.env.map(({ name }) => name)).toContain('REDIS_URL');
});

test('a container may write nothing, and is nobody in particular', () => {
  for (const file of ['deploy/kubernetes/app.yaml', 'deploy/kubernetes/redis.yaml']) {
    const deployments = (loadAll(read(file)) as Manifest[]).filter(({ kind }) => kind === 'Deployment');
    for (const { spec } of deployments) {
      expect(spec.template!.spec.securityContext).toMatchObject({ runAsNonRoot: true });
      for (const { securityContext, resources } of spec.template!.spec.containers) {
        expect(securityContext).toEqual({
          ...{ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        });
        expect(resources).toMatchObject({ requests: { memory: expect.any(String) }, limits: expect.anything() });
      }
    }
  }
});

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      { readonly environment?: object; readonly volumes?: readonly string[]; readonly read_only?: boolean }
    >
  >;
}
const compose = load(read('deploy/compose.yaml')) as Compose;

test('every variable that they set is one of ours', () => {
  const set = [...container.env.map(({ name }) => name), ...Object.keys(compose.services.app?.environment ?? {})];
  expect(set.length).toBeGreaterThan(8);
  expect(set.filter((name) => !variables.has(name))).toEqual([]);
});

test('Compose has the App, Redis and Prometheus with the alerts', () => {
  expect(Object.keys(compose.services)).toEqual(['app', 'redis', 'prometheus']);
  expect(compose.services.app?.read_only).toBe(true);
  expect(compose.services.prometheus?.volumes).toContain('./prometheus:/etc/prometheus:ro');
  expect(load(read('deploy/prometheus/prometheus.yml'))).toMatchObject({ rule_files: ['alerts.yml'] });
});

/** What an expression of Prometheus asks for. */
const askedIn = (expression: string) =>
  [...expression.matchAll(/\b(?:connector_reviewer|nodejs|process)_\w+/g)].map(([name]) => name);

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook_url: string };
}
const { groups } = load(read('deploy/prometheus/alerts.yml')) as {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
};
const alerts = groups.flatMap(({ rules }) => rules);

test('the dashboard and the alerts ask for metrics that there are', () => {
  const { panels } = JSON.parse(read('deploy/grafana/dashboard.json')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  };
  const expressions = [...panels.flatMap(({ targets }) => targets), ...alerts].map(({ expr }) => expr);
  const asked = expressions.flatMap(askedIn);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

test('every alert leads to its paragraph, and is shown to fire', () => {
  const headings = [...read('docs/operating.md').matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const shown = read('test/deploy/alerts.yml');
  for (const { alert, annotations } of alerts) {
    expect(headings).toContain(annotations.runbook_url.split('#')[1]);
    expect(shown).toContain(`alertname: ${alert}\n`);
  }
});

test('the documentation of metrics has every one of ours', () => {
  const text = read('docs/running.md').replaceAll('`…_', '`connector_reviewer_');
  const ours = [...names].filter((name) => name?.startsWith('connector_reviewer_'));
  const missing = ours.filter((name) => !text.includes(name!.replace(/_(count|sum|bucket)$/, '')));
  expect(missing).toEqual([]);
});
