/** A pull request in a world of its own, and short words for what people do to it and see of it. */
import { loadMachine } from '../../src/machine/load.ts';
import { BODY, FOLDER, good, pathed } from './parcels.ts';
import { type OpenOptions, REPO, type StoryWorld, startWorld, type WorldOptions } from './world.ts';

export let story: StoryWorld;
export let number: number;

export const CONNECTOR = pathed(good);
export const SWAGGER = `${FOLDER}/apiDefinition.swagger.json`;
export const README = `${FOLDER}/readme.md`;

/** The labels of the process as the App reads it, so that no stage is missing here. */
const STAGES = loadMachine().stages.map(({ label }) => label);

/** A pull request of the partner with the sample connector; mona maintains, tom may only label, wes may write. */
export async function begin(
  changes: Readonly<Record<string, string>> = CONNECTOR,
  options: WorldOptions = {},
  how: OpenOptions = { title: 'Fabrikam Parcels', body: BODY },
) {
  const roles = { mona: 'maintain', tom: 'triage' } as const;
  story = await startWorld({ roles, ...options });
  number = story.open(changes, how);
  await story.quiet();
}

/** Stage and turn as the labels say. */
export function standing(): string {
  const { labels } = story.pull(number);
  const stage = labels.filter((label) => STAGES.includes(label)).join(' + ');
  const turn = labels.includes('needs:partner-attention')
    ? 'partner'
    : labels.includes('needs:attention')
      ? 'maintainer'
      : 'nobody';
  return `${stage}: ${turn}`;
}

/** Comments of the App besides the summary, as people read them. */
export function said(): string[] {
  const [, ...notices] = story.pull(number).comments.filter(({ author }) => author === 'connector-reviewer');
  return notices.map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
}

export const summary = () => story.pull(number).comments.find(({ body }) => body.includes(':summary'))?.body ?? '';

export async function label(login: string, name: string) {
  story.world.addLabel(REPO, number, login, name);
  await story.quiet();
}

export async function review(state: 'approve' | 'request_changes', login = 'mona') {
  story.world.review(REPO, number, login, { state, body: state === 'approve' ? '' : 'Please mend the summary.' });
  await story.quiet();
}

export async function push(changes: Readonly<Record<string, string | null>>) {
  story.push(changes);
  await story.quiet();
}

export const edited = () => String(CONNECTOR[README]).replace(/\n$/, '\n\nOne more sentence about parcels.\n');
