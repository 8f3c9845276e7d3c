/** An answer to every comment with commands: a reaction, and a reply where there is something to say. */
import { type Answer, answersIn, replyMarker } from '../commands/answers.ts';
import { COMMANDS } from '../commands/index.ts';
import { mayGive } from '../commands/may.ts';
import type { Objection } from '../commands/objections.ts';
import type { Said } from '../commands/said.ts';
import type { Waiver } from '../commands/waivers.ts';
import { code } from '../messages/markdown.ts';
import { GONE, type ReplyFacts, replyTo } from '../messages/replies.ts';
import type { RuleSet } from '../rules/rule.ts';
import type { Comment, DesiredReply, Reaction, Snapshot } from './types.ts';

export interface TalkFacts {
  readonly said: readonly Said[];
  readonly waivers: readonly Waiver[];
  readonly objections: ReadonlyMap<Said, Objection>;
  readonly rules: RuleSet;
  /** Labels of the stages, in their order. */
  readonly stages: readonly string[];
}

/** A reply is a function of the comment's present text and of what stood when it was first answered. */
export function repliesTo(snapshot: Snapshot, facts: TalkFacts): DesiredReply[] {
  const byComment = new Map<number, Said[]>();
  for (const each of facts.said) byComment.set(each.comment, [...(byComment.get(each.comment) ?? []), each]);
  const comments = new Map(snapshot.comments.map((comment) => [comment.id, comment]));
  const replies = [...byComment].map(([id, said]) => replyFor(comments.get(id) as Comment, said, snapshot, facts));
  const lost = [...answersIn(snapshot.comments).values()].filter(({ to }) => !byComment.has(to));
  return [...replies, ...lost.map(({ to }) => goneReply(to, replyMarker(to, 'gone', [])))];
}

function replyFor(comment: Comment, said: readonly Said[], snapshot: Snapshot, facts: TalkFacts): DesiredReply {
  const allowed = COMMANDS.filter((command) => mayGive(command, comment, snapshot) === 'authorised');
  const lines = said.flatMap((each) => {
    const words = replyTo(
      each,
      replyFacts(
        each,
        allowed.map(({ name }) => name),
        facts,
      ),
    );
    if (words === null) return [];
    return said.length === 1 ? words : `${code(`/${each.command.name}`)}: ${words}`;
  });
  const answers = said.map((each) => answerTo(each, facts));
  const key = replyMarker(comment.id, said[0]?.print ?? '', answers);
  const body = lines.length > 0 ? `${key}\n${lines.join('\n\n')}` : null;
  return { to: comment.id, key, body, reaction: reactionFor(answers) };
}

function goneReply(to: number, key: string): DesiredReply {
  return { to, key, reaction: null, body: `${key}\n${GONE}` };
}

function replyFacts(
  said: Said,
  allowed: readonly string[],
  { objections, rules, waivers, stages }: TalkFacts,
): ReplyFacts {
  return {
    commands: COMMANDS,
    allowed,
    rule: (wanted) => rules.rules.find(({ id }) => id === wanted) ?? null,
    waiver: waiverOf(said, waivers),
    objection: objections.get(said) ?? null,
    stages,
  };
}

function waiverOf({ comment, index }: Said, waivers: readonly Waiver[]): Waiver | null {
  return waivers.find((waiver) => waiver.comment === comment && waiver.index === index) ?? null;
}

/** What the reply records; null while it is not known who may. */
function answerTo(said: Said, { objections, waivers }: TalkFacts): Answer | null {
  if (said.answer || said.outcome === 'unknown') return said.answer;
  const waiver = waiverOf(said, waivers);
  const outcome = objections.has(said) ? 'refused' : said.outcome;
  return { outcome, prints: waiver?.prints ?? [], meaning: waiver?.meaning ?? '' };
}

function reactionFor(answers: readonly (Answer | null)[]): Reaction | null {
  if (answers.some((answer) => answer?.outcome === 'refused')) return 'confused';
  return answers.includes(null) ? null : '+1';
}
