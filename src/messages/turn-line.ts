import { clauseOf } from '../stages/requirements.ts';
import type { Silence } from '../stages/timers.ts';
import type { Cause, Turn } from '../stages/turn.ts';
import { code, day, ended, listed, moment, plain, plural } from './markdown.ts';

/** Why it is whose turn it is: a clause that follows a colon; empty where the stage alone has it so. */
export function whyTurn(cause: Cause): string {
  switch (cause.kind) {
    case 'errors':
      return errorsWords(cause.errors, cause.toConfirm);
    case 'confirmed':
      return 'the author has confirmed what breaks';
    case 'changes-requested':
      return `${plain(cause.by)} asked for changes`;
    case 'answered':
      return 'the author has answered the review';
    case 'replied':
      return 'the author has written since';
    case 'checklist-done':
      return 'the author has done every step of the checklist';
    case 'requested':
      return `${plain(cause.by)} asks for ${code(cause.stage.label)}`;
    case 'missing':
      return clauseOf(cause.requirement);
    case 'draft':
      return 'this is a draft';
    case 'held':
      return `${plain(cause.by)} has put this on hold: ${plain(cause.reason)}`;
    case 'closed':
      return 'the pull request is closed';
    case 'done':
      return 'everything is done';
    case 'stage':
      return '';
  }
}

function errorsWords(errors: number, toConfirm: number): string {
  const parts = [
    ...(errors > 0 ? [`${plural(errors, 'error')} must be fixed`] : []),
    ...(toConfirm > 0 ? [`${plural(toConfirm, 'breaking change')} must be confirmed or taken back`] : []),
  ];
  return listed(parts);
}

export interface TurnFacts {
  readonly turn: Turn;
  readonly cause: Cause;
  readonly author: string;
  /** ISO 8601. */
  readonly since: string;
}

/** Causes that the headline does not tell. */
const BECAUSE: ReadonlySet<Cause['kind']> = new Set([
  ...(['answered', 'replied', 'checklist-done', 'requested', 'confirmed'] as const),
]);

/** Whose turn it is, since when and, where the headline does not say it, why: a sentence. */
export function turnLine({ turn, cause, author, since }: TurnFacts): string {
  const why = whyTurn(cause);
  if (turn === 'nobody') return ended(cause.kind === 'held' ? why : `It is nobody's turn: ${why}`);
  const whose = turn === 'partner' ? `${plain(author)}'s turn` : "the maintainers' turn";
  const because = BECAUSE.has(cause.kind) ? `: ${why}` : '';
  return ended(`It has been **${whose}** since ${moment(since)}${because}`);
}

/** What the clock will bring, said in advance: a sentence; empty when it brings nothing. */
export function clockLine(silence: Silence | null, turn: Turn): string {
  if (!silence) return '';
  const { next, closesAt } = silence;
  if (turn === 'maintainer') return next ? `The maintainers are reminded on ${day(next.at)}.` : '';
  const reminder = next && next.what !== 'close' ? `a reminder comes on ${day(next.at)}` : '';
  const closing = closesAt ? `this is closed on ${day(closesAt)}` : '';
  const both = [reminder, closing].filter((part) => part !== '').join(' and ');
  return both === '' ? '' : `If nothing happens, ${both}. Any push or comment sets it back to the start.`;
}
