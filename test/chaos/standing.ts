/** What stands on a pull request, apart from when it came to stand there: two runs of one script must end in the same. */
import { INLINE_MARK, readMarker, SUMMARY_MARK } from '../../src/pull-request/markers.ts';
import { REPLY_MARK } from '../../src/pull-request/recorded-replies.ts';
import { SUPERSEDED } from '../../src/pull-request/snapshot.ts';
import type { PullView, ThreadView } from '../../src/simulator/index.ts';
import { SLUG } from '../stories/ground.ts';

export interface Standing {
  /** By name, in words. */
  readonly words: Readonly<Record<string, string>>;
  /** What open threads of the App are about. */
  readonly threads: readonly string[];
  /** What threads are about that people have answered or resolved: those stay as they left them. */
  readonly theirs: readonly string[];
}

/** @param said ids of people's comments, in the order in which they were made */
export function standingOf(pull: PullView, said: readonly number[]): Standing {
  const own = pull.comments.filter(({ author }) => author === SLUG).map(({ body }) => body);
  const check = pull.checkRuns.findLast(({ app, externalId }) => app === SLUG && externalId !== SUPERSEDED);
  const summary = own.find((body) => readMarker(SUMMARY_MARK, body)) ?? '';
  const { turn, stage } = readMarker(SUMMARY_MARK, summary) ?? {};
  // Whoever took a command back before the App got to it has no answer; nor has whoever asked for a stage that was come to by then.
  const asks = (id: number) => pull.comments.some((one) => one.id === id && !one.body.startsWith('/stage'));
  const left = said.map((id) => (asks(id) ? id : null));
  const annotations = check?.annotations ?? [];
  const words = {
    state: `${pull.state}${pull.draft ? ', a draft' : ''}`,
    labels: pull.labels.toSorted().join(', '),
    assignees: pull.assignees.toSorted().join(', '),
    check: `${check?.conclusion}: ${timeless(check?.title ?? '')}`,
    annotations: annotations.map(({ path, startLine, message }) => `${path}:${startLine} ${message}`).join('\n'),
    turn: `${turn} in ${stage}`,
    summary: timeless(withoutHistory(summary)),
    replies: own
      .flatMap((body) => replyIn(body, left))
      .sort()
      .join('\n'),
  };
  // What nobody is asked for is not said inline.
  const isAsked = pull.state === 'open' && !pull.draft;
  const open = isAsked ? pull.threads.filter(({ resolved }) => !resolved) : [];
  return { words, threads: open.map(nameOfThread).sort(), theirs: pull.threads.filter(isTheirs).map(nameOfThread) };
}

function isTheirs({ resolvedBy, comments }: ThreadView): boolean {
  return (resolvedBy ?? SLUG) !== SLUG || comments.some(({ author }) => author !== SLUG);
}

/**
 * Whether what stands depends on the moment when the App got to it, and may: it closed the pull request for somebody, so that
 * some came before and some after; or it is on hold, which keeps the stage that it was seen in.
 */
export function dependsOnMoment({ timeline, checkRuns }: PullView): boolean {
  const isHeld = checkRuns.findLast(({ app }) => app === SLUG)?.title?.endsWith('on hold') ?? false;
  return isHeld || timeline.some(({ event, actor }) => event === 'closed' && actor === SLUG);
}

/** What a thread of the App's is about; another's, by its place among all. */
export function nameOfThread({ id, comments: [first] }: ThreadView): string {
  return `thread ${readMarker(INLINE_MARK, first?.body ?? '')?.id ?? id}`;
}

/** @param left ids of people's comments; null where it was deleted */
function replyIn(body: string, left: readonly (number | null)[]): string[] {
  const comment = left.indexOf(Number(/^issuecomment-(\d+)$/.exec(readMarker(REPLY_MARK, body)?.to ?? '')?.[1]));
  return comment < 0 || body.includes('taken back')
    ? []
    : [`to comment ${comment}: ${timeless(body.slice(body.indexOf('-->')))}`];
}

/** How it came to this is folded away at the end. */
function withoutHistory(summary: string): string {
  return summary.slice(
    summary.indexOf('-->'),
    Math.max(0, summary.search(/<details><summary>(?:\d+ moves|About this)/)),
  );
}

/** Without moments, commits and ids. */
function timeless(text: string): string {
  return text
    .replace(
      /\d{1,2} \w{3,9} \d{4}(?:,? (?:at )?\d{2}:\d{2}(?: UTC)?)?|\d{4}-\d{2}-\d{2}[T ][\d:]+(?:Z| UTC)?/g,
      'MOMENT',
    )
    .replace(/\b[0-9a-f]{7,40}\b/g, 'SHA')
    .replace(/#(?:issuecomment|discussion_r|pullrequestreview)-?\d+/g, '#ID')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST');
}

/** In words, what is not the same. */
export function differences(one: Standing, other: Standing): string[] {
  const theirs = new Set([...one.theirs, ...other.theirs]);
  const all = ({ words, threads }: Standing) => ({
    ...words,
    threads: threads.filter((name) => !theirs.has(name)).join(', '),
  });
  const [here, there] = [Object.entries(all(one)), new Map(Object.entries(all(other)))];
  return here.flatMap(([name, text]) =>
    text === there.get(name)
      ? []
      : [`${name}: ${JSON.stringify(text)}\n    in a quiet run ${JSON.stringify(there.get(name))}`],
  );
}
