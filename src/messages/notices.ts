/** Short comments for single occasions. Each is said once: its marker names the occasion. */
import type { DesiredNotice, Turn } from '../review/types.ts';
import type { Refusal } from '../stages/resolve.ts';
import { fingerprint } from './groups.ts';
import { code, plain } from './markdown.ts';
import { marker } from './marker.ts';

export const NOTICE_MARK = 'notice';

/** A stage label that was taken off again: who may set it, or what is missing. */
export function refusalNotice({ stage, event, because, missing }: Refusal, stayed: string): DesiredNotice {
  const label = code(stage.label);
  const reasons = {
    unauthorised: `Thank you, ${plain(event.actor.login)}, but ${label} is for the maintainers to set.`,
    unknown: `I could not find out whether ${plain(event.actor.login)} may set ${label}. A maintainer can set it again.`,
    'not-ready': `${label} has to wait: ${missing.join(' and ')}.`,
  };
  return notice(
    ['refused', stage.id, event.at],
    `${reasons[because]} I have taken the label off; the stage stays ${code(stayed)}.`,
  );
}

/** It is somebody else's move now: the one edit that people must be told of. */
export function turnNotice(
  turn: Turn,
  author: string,
  headSha: string,
  since: string,
  headline: string,
): DesiredNotice | null {
  if (turn === 'nobody') return null;
  const whose = turn === 'partner' ? `${plain(author)}, it is your turn` : "It is the maintainers' turn now";
  return notice(
    ['turn', turn, headSha, since],
    `${whose}. ${plain(headline)}; the summary above says what comes next.`,
  );
}

function notice(occasion: readonly string[], text: string): DesiredNotice {
  const print = fingerprint(...occasion);
  return { fingerprint: print, body: `${marker(NOTICE_MARK, { id: print })}\n${text}` };
}
