/** What is said when a pull request moves, waits too long, or its labels are fought over. */

import type { Stage } from '../machine/machine.ts';
import type { Flapping } from '../stages/flapping-labels.ts';
import type { Silence } from '../stages/timers.ts';
import type { Cause, Turn } from '../stages/turn.ts';
import { code, day, ended, moment, plain } from './markdown.ts';
import { notice } from './notices.ts';
import { whyTurn } from './turn-line.ts';
import type { DesiredNotice } from './types.ts';

export interface MoveFacts {
  readonly author: string;
  readonly headSha: string;
  readonly turn: Turn;
  readonly cause: Cause;
  readonly since: string;
  readonly stage: Stage;
  /** null: only the turn has changed. */
  readonly cameFrom: Stage | null;
}

/** It has moved to another stage, or it is somebody else's move now: what people must be told of, in one comment. */
export function moveNotice(facts: MoveFacts): DesiredNotice {
  const { headSha, turn, since, stage, cameFrom } = facts;
  const moved = cameFrom ? `${code(cameFrom.label)} → ${code(stage.label)}. ${stage.message}` : '';
  const text = [moved, turnWords(facts)].filter((part) => part !== '').join('\n\n');
  return notice(['turn', turn, stage.id, headSha, since], text);
}

/** Whose turn it is now and the one thing that comes next, as far as the stage's own message has not said it. */
function turnWords({ author, turn, cause, stage, cameFrom }: MoveFacts): string {
  const why = whyTurn(cause);
  if (turn === 'nobody') return cause.kind === 'held' ? `${ended(why)} Nothing moves until ${code('/unhold')}.` : '';
  const whose = turn === 'partner' ? `${plain(author)}, it is your turn` : "It is the maintainers' turn now";
  if (why !== '') return `${whose}: ${ended(why)}${isListed(cause) ? ' The summary above says what to do.' : ''}`;
  if (turn === 'partner') return cameFrom ? `${whose}.` : `${whose}. ${stage.next}`;
  return `${cameFrom ? whose : "Nothing blocks any more: it is the maintainers' turn"}. ${stage.next}`;
}

/** Whether the summary has a list of next steps. */
function isListed({ kind }: Cause): boolean {
  return kind === 'errors' || kind === 'missing';
}

export interface SilenceFacts {
  readonly author: string;
  readonly cause: Cause;
  readonly stage: Stage;
  /** Logins or teams. */
  readonly escalateTo: readonly string[];
}

/** What the clock brings: a nudge, a warning, the closing, or a word to the maintainers. */
export function silenceNotice(
  { since, now, closesAt }: Silence,
  { author, cause, stage, escalateTo }: SilenceFacts,
): DesiredNotice | null {
  const from = day(since);
  const name = plain(author);
  const why = whyTurn(cause);
  const waits = why === '' ? `. ${stage.next}` : `: ${ended(why)}`;
  const closes = closesAt ? day(closesAt) : null;
  switch (now) {
    case 'nudge':
      return notice(
        ['nudge', since],
        `${name}, this pull request has been waiting for you since ${from}${waits} A push or a comment is enough to say that you are on it.`,
      );
    case 'warn':
      return notice(
        ['warn', since],
        `${name}, nothing has happened here since ${from}${waits}${closes ? ` This will be closed on ${closes} if that stays so. Any comment or push keeps it open.` : ''}`,
      );
    case 'close':
      return notice(
        ['close', since],
        `I close this for now: nothing has happened since ${from}. Nothing is lost: comment here, and it is opened again where it was.`,
      );
    case 'escalate':
      return notice(
        ['escalate', since],
        `This pull request has been waiting for the maintainers since ${from}${waits}${escalateTo.length > 0 ? ` ${escalateTo.map((who) => `@${who}`).join(' ')}, please have a look.` : ''}`,
      );
    case null:
      return null;
  }
}

/** Somebody undoes what the App does: it stops, and says so once. */
export function flapNotice({ label, moves, since, until }: Flapping): DesiredNotice {
  return notice(
    ['flap', label.toLowerCase(), since],
    `I have moved the label ${code(label)} ${moves} times within a day, because something else moves it back. I leave it alone until ${moment(until)}; the summary says how things stand.`,
  );
}
