/** A reviewed pull request with mistakes, and people who talk to the App about it. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { applied, commented, fileSet, pullRequest } from './model.ts';

export const rules = await loadRules();
export const machine = loadMachine();
export const FOLDER = 'certified-connectors/Fabrikam Parcels';
export const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
export const FLAWED = fileSet(FOLDER, withMistakes(good, MISTAKES));
export const BOT: Actor = { login: 'policy', type: 'bot' };
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();

export function run(snapshot: Snapshot, now: string) {
  const { facts, desired } = decide(snapshot, inspectSnapshot(snapshot, rules), machine, now);
  const { inspection } = facts;
  const actions = plan(snapshot, desired, now);
  return { inspection, desired, actions, after: applied(snapshot, actions, now) };
}

export const reviewed = run(pullRequest(FLAWED), at(0)).after;
export const [BLOCKING] = run(reviewed, at(0)).inspection.connectors.flatMap(({ findings }) =>
  findings.filter(({ severity }) => severity === 'error'),
);
export const RULE = BLOCKING!.rule;
export const sameRule = run(reviewed, at(0)).inspection.connectors[0]!.findings.filter(
  ({ rule }) => rule === RULE,
).length;

/** Somebody says something, and the App answers. */
export function says(actor: Actor, body: string, snapshot = reviewed) {
  return run(commented(snapshot, actor, body, at(1)), at(1));
}
export const replies = ({ comments }: Snapshot) =>
  comments
    .filter(({ author, body }) => author.type === 'app' && body.includes(':reply '))
    .map(({ body }) => body.split('\n').slice(1).join('\n'));
export const reactions = ({ comments }: Snapshot) => comments.flatMap((comment) => comment.reactions);
export const edited = (snapshot: Snapshot, editor: Actor, from: string, to: string): Snapshot => ({
  ...snapshot,
  comments: snapshot.comments.map((comment) =>
    comment.body === from ? { ...comment, body: to, editedAt: at(4), editor } : comment,
  ),
});
