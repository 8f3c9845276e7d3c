/** Short comments for single occasions. Each is said once: its marker names the occasion. */

import { marker, NOTICE_MARK, noticeId } from '../pull-request/markers.ts';
import { refusalOf, waitingOf } from '../stages/past.ts';
import { clauseOf } from '../stages/requirements.ts';
import type { Refusal } from '../stages/resolve.ts';
import { TOO_LARGE_ADVICE, tooLargeWords } from './check.ts';
import { code, plain } from './markdown.ts';
import type { DesiredNotice } from './types.ts';

/** A comment for an occasion; the first word of the occasion is its kind. */
export function notice(occasion: readonly [string, ...string[]], text: string): DesiredNotice {
  const id = noticeId(occasion);
  return { fingerprint: id, body: `${marker(NOTICE_MARK, { id, kind: occasion[0] })}\n${text}` };
}

/** A label that was taken off again. */
export function refusalNotice(refusal: Refusal, stayed: string): DesiredNotice {
  const { move, because } = refusal;
  return notice(because === 'not-ready' ? waitingOf(move) : refusalOf(move), refusalWords(refusal, stayed));
}

/** A move that was not made: who may make it, or what is missing. */
export function refusalWords({ move, because, missing }: Refusal, stayed: string): string {
  const { stage, by, via } = move;
  const label = code(stage.label);
  const who = plain(by.login);
  const reasons = {
    unauthorised: `Thank you, ${who}, but ${label} is for the maintainers to set.`,
    unknown: `I could not find out whether ${who} may set ${label}. A maintainer can set it again.`,
    relabelled: `The label ${label} has been changed itself since ${who} set it, so I can't tell whether it was called so then. A maintainer can set it again.`,
    'goes-on': `From ${label} it goes straight on to ${code(stayed)}: all that it requires holds.`,
    'not-by-hand': `${label} is not set by hand from ${code(stayed)}.`,
    'not-ready': `${label} has to wait: ${missing.map(clauseOf).join(' and ')}.`,
  };
  const done = via === 'label' ? 'I have taken the label off; the stage' : 'The stage';
  const later =
    because === 'not-ready'
      ? ' It moves there by itself as soon as that holds; ask for another stage to take this back.'
      : '';
  return `${reasons[because]} ${done} stays ${code(stayed)}.${later}`;
}

/** More is changed than GitHub tells: said once a pull request, however often it is pushed to. */
export function tooLargeNotice(author: string, changed: number): DesiredNotice {
  return notice(['too-large'], `${plain(author)}, ${lowerFirst(tooLargeWords(changed))} ${TOO_LARGE_ADVICE}`);
}

function lowerFirst(text: string): string {
  return `${text[0]?.toLowerCase()}${text.slice(1)}`;
}
