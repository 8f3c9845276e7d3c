/** What must hold of every pull request when nothing is left to do. */
import { loadMachine } from '../../src/machine/load.ts';
import { INLINE_MARK, NOTICE_MARK, readMarker, SUMMARY_MARK } from '../../src/pull-request/markers.ts';
import { REPLY_MARK } from '../../src/pull-request/recorded-replies.ts';
import { SUPERSEDED } from '../../src/pull-request/snapshot.ts';
import type { PullView, ThreadView, World } from '../../src/simulator/index.ts';
import { REPO, SLUG } from '../stories/ground.ts';

const STAGES = new Set(loadMachine().stages.map(({ label }) => label.toLowerCase()));

/** What is wrong, in words; empty when nothing is. */
export function wrongAtRest(world: World): string[] {
  return world.pulls(REPO).flatMap((number) => {
    const pull = world.pull(REPO, number);
    const wrong = [...wrongWords(pull), ...wrongChecks(pull), ...wrongStage(pull)];
    return wrong.map((what) => `#${number} ${what}`);
  });
}

function wrongWords({ comments, threads, state }: PullView): string[] {
  const own = comments.filter(({ author }) => author === SLUG).map(({ body }) => whatFor(body));
  const open = threads.filter(({ resolved, comments: [first] }) => !resolved && first?.author === SLUG);
  const isAnswered = ({ comments: all }: ThreadView) => all.some(({ author }) => author !== SLUG);
  // Where people talk in both, both stay.
  const talks = new Set(open.filter(isAnswered).map(nameOf));
  const said = [...own, ...talks, ...open.filter((thread) => !isAnswered(thread)).map(nameOf)];
  const twice = said.filter((name, index) => said.indexOf(name) !== index).map((name) => `has twice: ${name}`);
  return state === 'open' && !own.includes(SUMMARY_MARK) ? [...twice, 'has no summary'] : twice;
}

function nameOf({ comments: [first] }: ThreadView): string {
  return `thread ${readMarker(INLINE_MARK, first?.body ?? '')?.id}`;
}

function whatFor(body: string): string {
  if (readMarker(SUMMARY_MARK, body)) return SUMMARY_MARK;
  const notice = readMarker(NOTICE_MARK, body);
  return notice ? `${NOTICE_MARK} ${notice.id}` : `${REPLY_MARK} ${readMarker(REPLY_MARK, body)?.to}`;
}

function wrongChecks({ checkRuns, state }: PullView): string[] {
  const own = checkRuns.filter(({ app }) => app === SLUG);
  const standing = own.filter(({ externalId }) => externalId !== SUPERSEDED);
  if (own.length === 0) return state === 'open' ? ['has no check'] : [];
  const isRight = standing.length === 1 && standing[0] === own.at(-1) && standing[0]?.status === 'completed';
  return isRight ? [] : [`has ${standing.length} checks that hold, of ${own.length}`];
}

function wrongStage({ labels, state }: PullView): string[] {
  const stages = labels.filter((label) => STAGES.has(label.toLowerCase()));
  const isRight = stages.length === 1 || (stages.length === 0 && state === 'closed');
  return isRight ? [] : [`is in the stages: ${stages.join(', ')}`];
}
