/** An answer to every text with commands: a reaction, and a reply where there is something to say. */

import { effectOf } from '../../commands/command-state.ts';
import type { GivenCommand } from '../../commands/given-commands.ts';
import { COMMANDS } from '../../commands/index.ts';
import type { Objection } from '../../commands/objections.ts';
import { permissionFor } from '../../commands/permission.ts';
import type { Waiver } from '../../commands/waivers.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import { code } from '../../messages/markdown.ts';
import { failedWords, GONE, type ReplyFacts, replyTo } from '../../messages/replies.ts';
import type { CommandEffect, DesiredReply, ReplyText } from '../../messages/types.ts';
import { type CommandSource, commandSourcesIn } from '../../pull-request/command-sources.ts';
import type { Reaction } from '../../pull-request/posts.ts';
import { type Answer, answersIn, replyMarker } from '../../pull-request/recorded-replies.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { RuleSet } from '../../rules/engine/rule.ts';

export interface ReplyInput {
  readonly commands: readonly GivenCommand[];
  readonly waivers: readonly Waiver[];
  readonly objections: ReadonlyMap<GivenCommand, Objection>;
  readonly rules: RuleSet;
  /** Labels of the stages, in their order. */
  readonly stages: readonly string[];
}

/** A reply is a function of the text as it is now and of what stood when it was first answered. */
export function repliesTo(snapshot: Snapshot, facts: ReplyInput): DesiredReply[] {
  const bySource = new Map<string, GivenCommand[]>();
  for (const each of facts.commands) getOrInsert(bySource, each.anchor, () => []).push(each);
  const sources = commandSourcesIn(snapshot);
  const replies = sources.flatMap((source) => {
    const commands = bySource.get(source.anchor);
    if (commands) return replyFor(source, commands, snapshot, facts);
    return hasLostIts(source) ? silence(source.anchor) : [];
  });
  const lost = [...answersIn(snapshot.comments).keys()].filter((to) => !bySource.has(to));
  return [...replies, ...lost.map((to) => goneReply(to, replyMarker(to, 'gone', [])))];
}

/** A text that nobody has edited never had commands that it has not now: whatever reaction is there means something else. */
function hasLostIts({ author, editedAt, reactions }: CommandSource): boolean {
  return author.type === 'user' && editedAt !== null && reactions.length > 0;
}

function replyFor(
  source: CommandSource,
  commands: readonly GivenCommand[],
  snapshot: Snapshot,
  facts: ReplyInput,
): DesiredReply {
  const allowed = COMMANDS.filter((command) => permissionFor(command, source, snapshot) === 'authorised').map(
    ({ name }) => name,
  );
  const lines = commands.flatMap((each) => {
    const words = replyTo(each, replyFacts(each, allowed, facts));
    if (words === null) return [];
    return commands.length === 1 ? words : `${code(`/${each.command.name}`)}: ${words}`;
  });
  const answers = commands.map((each) => answerTo(each, facts));
  const effects = commands.map((each) => effectNow(each, snapshot, facts));
  return {
    ...replyText(source, commands, answers, lines),
    to: source.anchor,
    reaction: reactionFor(answers),
    effects: effects.filter((effect) => effect !== null),
    ifFailed: effects.every((effect) => effect === null)
      ? null
      : replyText(
          source,
          commands,
          answers.map((answer, index) => (effects[index] ? null : answer)),
          effects.flatMap((effect) => (effect ? failedWords(effect) : [])),
        ),
  };
}

function replyText(
  source: CommandSource,
  commands: readonly GivenCommand[],
  answers: readonly (Answer | null)[],
  lines: readonly string[],
): ReplyText {
  const key = replyMarker(source.anchor, commands[0]?.fingerprint ?? '', answers);
  return { key, body: lines.length > 0 ? `${key}\n${lines.join('\n\n')}` : null };
}

/** What a command does that no run has done yet; null: nothing. */
function effectNow(command: GivenCommand, { state }: Snapshot, { objections }: ReplyInput): CommandEffect | null {
  const effect = effectOf(command, objections);
  if (command.answer !== null) return null;
  if (effect?.type === 'assign') return { type: 'assign', login: effect.login ?? command.by.login };
  return effect?.type === 'close' && state === 'open' ? { type: 'close-pull' } : null;
}

/** Only the reaction goes. */
function silence(to: string): DesiredReply {
  return { to, key: '', reaction: null, body: null, effects: [], ifFailed: null };
}

function goneReply(to: string, key: string): DesiredReply {
  return { to, key, reaction: null, body: `${key}\n${GONE}`, effects: [], ifFailed: null };
}

function replyFacts(
  command: GivenCommand,
  allowed: readonly string[],
  { objections, rules, waivers, stages }: ReplyInput,
): ReplyFacts {
  return {
    commands: COMMANDS,
    allowed,
    rule: (wanted) => rules.rules.find(({ id }) => id === wanted) ?? null,
    waiver: waiverOf(command, waivers),
    objection: objections.get(command) ?? null,
    stages,
  };
}

function waiverOf({ anchor, index }: GivenCommand, waivers: readonly Waiver[]): Waiver | null {
  return waivers.find((waiver) => waiver.anchor === anchor && waiver.index === index) ?? null;
}

/** What the reply records; null while it is not known who may. */
function answerTo(command: GivenCommand, { objections, waivers }: ReplyInput): Answer | null {
  if (command.answer || command.outcome === 'unknown') return command.answer;
  const waiver = waiverOf(command, waivers);
  const outcome = objections.has(command) ? 'refused' : command.outcome;
  return { outcome, fingerprints: waiver?.fingerprints ?? [], meaning: waiver?.meaning ?? '' };
}

function reactionFor(answers: readonly (Answer | null)[]): Reaction | null {
  if (answers.some((answer) => answer?.outcome === 'refused')) return 'confused';
  return answers.includes(null) ? null : '+1';
}
