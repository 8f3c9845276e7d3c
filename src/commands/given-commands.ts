/** What people have said to the App in comments and reviews, and how it is understood: the texts are the state. */

import { fingerprintOf } from '../connector/fingerprint.ts';
import type { Actor } from '../pull-request/actors.ts';
import { type CommandSource, commandSourcesIn } from '../pull-request/command-sources.ts';
import { type Answer, answersIn } from '../pull-request/recorded-replies.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import { takePerson } from './arguments.ts';
import { commandLines } from './command-lines.ts';
import { commandNamed, meantBy } from './index.ts';
import { permissionFor } from './permission.ts';
import { type Command, type Effect, isWrong, type Vocabulary, type Wrong } from './types.ts';

/** `unknown`: it could not be found out whether they may. */
export type Outcome = 'taken' | 'refused' | 'unknown';

/** One command of a text. */
export interface GivenCommand {
  /** The text's, on the pull request's page. */
  readonly anchor: string;
  /** Its place among the commands of its text, from 0. */
  readonly index: number;
  /** All commands of the text, in short: changes when one of them is edited. */
  readonly fingerprint: string;
  readonly command: Command;
  readonly read: Effect | Wrong;
  readonly by: Actor;
  /** ISO 8601: when the text became what it is. */
  readonly at: string;
  readonly outcome: Outcome;
  /** What the standing reply has recorded of it; null while it is not answered, or answered without a reply. */
  readonly answer: Answer | null;
}

/** Commands of one text beyond these are passed over. */
const MAX_COMMANDS = 20;

/** Every command, in the order of the conversation. What programs write is never one, and neither is what they edit. */
export function commandsIn(snapshot: Snapshot, vocabulary: Omit<Vocabulary, 'saidAt'>): GivenCommand[] {
  const answers = answersIn(snapshot.comments);
  return commandSourcesIn(snapshot).flatMap((source) => {
    const { anchor, author, editor, createdAt, editedAt } = source;
    if (author.type !== 'user' || (editor !== null && editor.type !== 'user')) return [];
    const { lines, fingerprint } = commandsOf(source);
    const recorded = answers.get(anchor)?.fingerprint === fingerprint ? answers.get(anchor)?.commands : undefined;
    const at = editedAt ?? createdAt;
    return lines.map(({ name, rest, command }, index): GivenCommand => {
      const known = command.name === name;
      const read: Effect | Wrong = known
        ? command.read(rest, { ...vocabulary, saidAt: at })
        : { wrong: 'unknown-command', given: name, nearest: [command.name] };
      const answer = recorded?.[index] ?? null;
      const outcome =
        answer?.outcome ?? (isWrong(read) ? 'refused' : OUTCOMES[permissionFor(command, source, snapshot)]);
      return { anchor, index, fingerprint, command, read, by: author, at, outcome, answer };
    });
  });
}

const OUTCOMES = { authorised: 'taken', unauthorised: 'refused', unknown: 'unknown' } as const;

/** The lines that are commands, or nearly: other programs' commands are none of ours. */
function commandsOf({ body }: CommandSource) {
  const lines = commandLines(body)
    .flatMap(({ name, rest }) => {
      const command = commandNamed(name) ?? meantBy(name);
      return command ? [{ name, rest, command }] : [];
    })
    .slice(0, MAX_COMMANDS);
  return { lines, fingerprint: fingerprintOf(...lines.map(({ name, rest }) => `${name} ${rest}`)) };
}

/** Logins whose role decides over a command that is not answered yet: few, so that few are asked for. */
export function loginsThatCommand(texts: Pick<Snapshot, 'comments' | 'reviews'>, author: string): Set<string> {
  const answers = answersIn(texts.comments);
  const logins = new Set<string>();
  for (const source of commandSourcesIn(texts)) {
    if (source.author.type !== 'user') continue;
    const { lines, fingerprint } = commandsOf(source);
    const answer = answers.get(source.anchor);
    if (answer?.settled && answer.fingerprint === fingerprint) continue;
    for (const { command, rest } of lines)
      for (const login of involved(command, rest, source, author)) logins.add(login);
  }
  return logins;
}

/** Commands whose author needs no role. */
const OWNERS: ReadonlySet<Command['who']> = new Set(['author', 'author-or-maintainer']);

/** Who says it, who has edited it, and whom it names. */
function involved({ name, who }: Command, rest: string, { author, editor }: CommandSource, owner: string): string[] {
  if (who === 'anybody') return [];
  const named = name === 'assign' ? takePerson(rest) : null;
  return [
    ...(OWNERS.has(who) && author.login === owner ? [] : [author.login]),
    ...(editor?.type === 'user' ? [editor.login] : []),
    ...(named && !('wrong' in named) && named.value !== null ? [named.value] : []),
  ];
}
