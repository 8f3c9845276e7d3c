/** An answer to every text with commands: a reaction, and a reply where there is something to say. */

import type { Said } from '../../commands/given-commands.ts';
import { COMMANDS } from '../../commands/index.ts';
import type { Objection } from '../../commands/objections.ts';
import { mayGive } from '../../commands/permission.ts';
import type { Waiver } from '../../commands/waivers.ts';
import { code } from '../../messages/markdown.ts';
import { GONE, type ReplyFacts, replyTo } from '../../messages/replies.ts';
import { type Utterance, utterancesIn } from '../../pull-request/command-sources.ts';
import type { Reaction } from '../../pull-request/posts.ts';
import { type Answer, answersIn, replyMarker } from '../../pull-request/recorded-replies.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';
import type { DesiredReply } from './desired.ts';

export interface TalkFacts {
  readonly said: readonly Said[];
  readonly waivers: readonly Waiver[];
  readonly objections: ReadonlyMap<Said, Objection>;
  readonly rules: RuleSet;
  /** Labels of the stages, in their order. */
  readonly stages: readonly string[];
}

/** A reply is a function of the text as it is now and of what stood when it was first answered. */
export function repliesTo(snapshot: Snapshot, facts: TalkFacts): DesiredReply[] {
  const commands = new Map<string, Said[]>();
  for (const each of facts.said) commands.set(each.anchor, [...(commands.get(each.anchor) ?? []), each]);
  const utterances = utterancesIn(snapshot);
  const replies = utterances.flatMap((utterance) => {
    const said = commands.get(utterance.anchor);
    if (said) return replyFor(utterance, said, snapshot, facts);
    return hasLostIts(utterance) ? silence(utterance.anchor) : [];
  });
  const lost = [...answersIn(snapshot.comments).keys()].filter((to) => !commands.has(to));
  return [...replies, ...lost.map((to) => goneReply(to, replyMarker(to, 'gone', [])))];
}

/** A text that nobody has edited never had commands that it has not now: whatever reaction is there means something else. */
function hasLostIts({ author, editedAt, reactions }: Utterance): boolean {
  return author.type === 'user' && editedAt !== null && reactions.length > 0;
}

function replyFor(utterance: Utterance, said: readonly Said[], snapshot: Snapshot, facts: TalkFacts): DesiredReply {
  const allowed = COMMANDS.filter((command) => mayGive(command, utterance, snapshot) === 'authorised').map(
    ({ name }) => name,
  );
  const lines = said.flatMap((each) => {
    const words = replyTo(each, replyFacts(each, allowed, facts));
    if (words === null) return [];
    return said.length === 1 ? words : `${code(`/${each.command.name}`)}: ${words}`;
  });
  const answers = said.map((each) => answerTo(each, facts));
  const key = replyMarker(utterance.anchor, said[0]?.print ?? '', answers);
  const body = lines.length > 0 ? `${key}\n${lines.join('\n\n')}` : null;
  return { to: utterance.anchor, key, body, reaction: reactionFor(answers) };
}

/** Only the reaction goes. */
function silence(to: string): DesiredReply {
  return { to, key: '', reaction: null, body: null };
}

function goneReply(to: string, key: string): DesiredReply {
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

function waiverOf({ anchor, index }: Said, waivers: readonly Waiver[]): Waiver | null {
  return waivers.find((waiver) => waiver.anchor === anchor && waiver.index === index) ?? null;
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
