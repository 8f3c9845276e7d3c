/** What is said when a pull request moves, waits too long, or its labels are fought over. */
import type { DesiredNotice, Turn } from '../review/types.ts';
import type { Flapping } from '../stages/flap.ts';
import type { Stage } from '../stages/machine.ts';
import type { Silence } from '../stages/timers.ts';
import type { Cause } from '../stages/turn.ts';
import { code, day, moment, plain } from './markdown.ts';
import { notice } from './notices.ts';
import { whyTurn } from './turn.ts';

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
export function moveNotice({ author, headSha, turn, cause, since, stage, cameFrom }: MoveFacts): DesiredNotice {
  const moved = cameFrom ? [`${code(cameFrom.label)} → ${code(stage.label)}. ${stage.message}`] : [];
  const why = cause.kind === 'stage' ? '' : `: ${whyTurn(cause)}`;
  const whose = {
    partner: `${plain(author)}, it is your turn${why}.`,
    maintainer: `It is the maintainers' turn now${why}.`,
    nobody: cause.kind === 'held' ? `Nobody is waited for: ${whyTurn(cause)}.` : '',
  }[turn];
  const text = [...moved, `${whose}${cameFrom || whose === '' ? '' : ' The summary above says what comes next.'}`];
  return notice(['turn', turn, stage.id, headSha, since], text.filter((line) => line !== '').join('\n\n'));
}

/** What the clock brings: a nudge, a warning, the closing, or a word to the maintainers. */
export function silenceNotice(
  { since, now, closesAt }: Silence,
  {
    author,
    cause,
    escalateTo,
  }: { readonly author: string; readonly cause: Cause; readonly escalateTo: readonly string[] },
): DesiredNotice | null {
  const from = day(since);
  const name = plain(author);
  const waits = cause.kind === 'stage' ? 'the next step is yours' : whyTurn(cause);
  const closes = closesAt ? day(closesAt) : null;
  switch (now) {
    case 'nudge':
      return notice(
        ['nudge', since],
        `${name}, this pull request has been waiting for you since ${from}: ${waits}. A push or a comment is enough to say that you are on it.`,
      );
    case 'warn':
      return notice(
        ['warn', since],
        `${name}, nothing has happened here since ${from}: ${waits}.${closes ? ` It will be closed on ${closes} if that stays so. Any comment or push keeps it open.` : ''}`,
      );
    case 'close':
      return notice(
        ['close', since],
        `I close this for now: nothing has happened since ${from}. Nothing is lost: comment here, and it is opened again where it was.`,
      );
    case 'escalate':
      return notice(
        ['escalate', since],
        `This pull request has been waiting for the maintainers since ${from}.${escalateTo.length > 0 ? ` ${escalateTo.map((who) => `@${who}`).join(' ')}, please have a look.` : ''}`,
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
