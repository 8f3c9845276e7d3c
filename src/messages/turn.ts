/** Whose move it is, in words. */
import type { Turn } from '../review/types.ts';
import { clauseOf } from '../stages/requirements.ts';
import type { Silence } from '../stages/timers.ts';
import type { Cause } from '../stages/turn.ts';
import { day, plain, plural } from './markdown.ts';

/** Why it is whose turn it is: a clause that follows a colon. */
export function whyTurn(cause: Cause): string {
  switch (cause.kind) {
    case 'errors':
      return `${plural(cause.count, 'error')} must be fixed`;
    case 'changes-requested':
      return `${plain(cause.by)} asked for changes`;
    case 'answered':
      return 'the author has answered the review';
    case 'replied':
      return 'the author has written since';
    case 'missing':
      return clauseOf(cause.requirement);
    case 'draft':
      return 'this is a draft';
    case 'held':
      return `on hold by ${plain(cause.by)}: ${plain(cause.reason)}`;
    case 'closed':
      return 'the pull request is closed';
    case 'done':
      return 'everything is done';
    case 'stage':
      return 'nothing blocks, and the next step is theirs';
  }
}

/** Whose turn it is, as it stands in a sentence. */
export function whoseTurn(turn: Turn, author: string): string {
  if (turn === 'nobody') return 'Nothing is waiting for anybody';
  return turn === 'partner' ? `It is **the partner's (${plain(author)}) turn**` : "It is **the maintainers' turn**";
}

/** What the clock will bring, said in advance: a sentence; empty when it brings nothing. */
export function clockLine(silence: Silence | null, turn: Turn): string {
  if (!silence) return '';
  const { next, closesAt } = silence;
  if (turn === 'maintainer') return next ? `The maintainers are reminded on ${day(next.at)}.` : '';
  const reminder = next && next.what !== 'close' ? `a reminder comes on ${day(next.at)}` : '';
  const closing = closesAt ? `this is closed on ${day(closesAt)}` : '';
  const both = [reminder, closing].filter((part) => part !== '').join(' and ');
  return both === '' ? '' : `If nothing happens, ${both}. Any push or comment starts the clock anew.`;
}
