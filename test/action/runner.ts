/** A runner of GitHub Actions as far as the sample workflows need one: it takes them from docs/action.md, and the step from action.yml. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { PACKAGE_DIR } from '../../src/product/package-dir.ts';
import { PRODUCT } from '../../src/product/product.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { REPO } from '../stories/ground.ts';

type Rights = Readonly<Record<string, 'read' | 'write'>>;

interface Workflow {
  readonly name: string;
  readonly on: string | Readonly<Record<string, { readonly types?: readonly string[] } | null | readonly object[]>>;
  readonly permissions: Rights;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly uses: string; readonly with?: Inputs }[] }>
  >;
}
type Inputs = Readonly<Record<string, string>>;

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly id?: string; readonly run: string; readonly env?: Inputs }[] };
}

export interface Job {
  readonly code: number;
  readonly out: string;
  /** What the step wrote for the summary. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What has happened. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: object;
  /** Whether GitHub holds the event's token to reading. */
  readonly fromFork?: boolean;
}

/** Runs the step's script with the environment that it is given. */
export type Execute = (script: string, env: Readonly<Record<string, string>>) => Promise<{ code: number; out: string }>;

const action = load(readFileSync(join(PACKAGE_DIR, 'action.yml'), 'utf8')) as Action;

/** The sample workflows, by their names. */
export function workflowsOf(page: string): ReadonlyMap<string, Workflow> {
  const blocks = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, text]) => load(text!) as Workflow);
  return new Map(blocks.map((workflow) => [workflow.name, workflow]));
}

const samples = workflowsOf(readFileSync(join(PACKAGE_DIR, 'docs', 'action.md'), 'utf8'));

/**
 * Runs a sample workflow for an event, if it asks for that.
 *
 * @param actionPath where the Action lies
 */
export async function runWorkflow(
  name: string,
  event: WorkflowEvent,
  { world, url }: Pick<Simulator, 'world' | 'url'>,
  execute: Execute,
  actionPath = PACKAGE_DIR,
): Promise<Job> {
  const workflow = samples.get(name)!;
  needEvent(workflow, event.name, event.payload);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  // At the version that this is: a release sets it in the page, too.
  const step = steps.find(({ uses }) => `https://github.com/${uses}` === `${PRODUCT.home}@v${PRODUCT.version}`)!;
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const file = (called: string, text: string) => {
    writeFileSync(join(folder, called), text);
    return join(folder, called);
  };
  try {
    const token = world.createJobToken(REPO, rightsOf(workflow.permissions, event));
    const review = action.runs.steps.find(({ id }) => id === 'review')!;
    const given = { 'github.token': token };
    const env = {
      ...envOf(review.env ?? {}, { sarif: join(folder, 'out.sarif'), ...step.with }, given),
      ...{
        GITHUB_ACTIONS: 'true',
        CI: 'true',
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_EVENT_NAME: event.name,
        GITHUB_REPOSITORY: REPO,
      },
      ...{ GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event.payload)), GITHUB_REPOSITORY_ID: '1' },
      ...{ GITHUB_API_URL: url, GITHUB_SERVER_URL: 'https://github.com', WRITE_GAP_MS: '0', COMMENT_GAP_MS: '0' },
      ...{ GITHUB_OUTPUT: file('output', ''), GITHUB_STEP_SUMMARY: file('summary.md', '') },
    };
    const { code, out } = await execute(review.run, env);
    const outputs = readFileSync(env.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean);
    return {
      ...{ code, out, summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8') },
      outputs: withFile(Object.fromEntries(outputs.map((line) => line.split(/=(.*)/s, 2)))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Throws where GitHub would not start it. */
function needEvent({ name, on }: Workflow, event: string, { action: what }: { readonly action?: string }): void {
  const wanted = typeof on === 'string' ? (on === event ? {} : undefined) : on[event];
  const types = (wanted as { types?: readonly string[] } | null | undefined)?.types;
  if (wanted === undefined || (types && !types.includes(what ?? '')))
    throw new Error(`${name} does not begin with ${event} ${what ?? ''}`);
}

/** A job's token has what the workflow gives; a fork's event no more than reading. */
function rightsOf(permissions: Rights, { fromFork = false }: { readonly fromFork?: boolean }): Rights {
  const rights = Object.entries(permissions).filter(([name]) => name !== 'security-events');
  return Object.fromEntries(rights.map(([name, level]) => [name.replace('-', '_'), fromFork ? 'read' : level]));
}

function envOf(env: Inputs, inputs: Inputs, given: Inputs): Record<string, string> {
  const valueFor = (expression: string): string => {
    const input = /^inputs\.(\w+)$/.exec(expression)?.[1];
    if (input === undefined) return given[expression]!;
    return inputs[input] ?? filled(action.inputs[input]!.default);
  };
  const filled = (text: string): string => text.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, name) => valueFor(name));
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)]));
}

/** The SARIF file is gone with the folder: its text is kept in place of its path. */
function withFile(outputs: Record<string, string>): Record<string, string> {
  return outputs.sarif ? { ...outputs, sarif: readFileSync(outputs.sarif, 'utf8') } : outputs;
}
