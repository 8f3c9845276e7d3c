/** What people have let pass, in the summary: nothing is hidden, and what has ended says why. */
import type { Waiver, WaiverState } from '../commands/waivers.ts';
import { code, day, details, link, plain, plural, table } from './markdown.ts';

/** Rows before the rest is counted only. */
const ROWS = 20;

const ENDED: Readonly<Record<Exclude<WaiverState, 'in-force'>, (waiver: Waiver) => string>> = {
  expired: ({ until }) => `ended with ${until === null ? 'its day' : day(until)}`,
  'rule-changed': () => 'ended: the rule has changed its meaning',
  'taken-back': () => 'taken back',
  gone: () => 'has nothing left to cover',
};

/** Markdown; empty where nobody has let anything pass. @param url the pull request's; empty on the command line */
export function waiversPart(waivers: readonly Waiver[], url: string): string {
  const standing = waivers.filter(({ state }) => state === 'in-force');
  const isWaiting = ({ type, accepted }: Waiver) => type === 'confirm' && accepted === null;
  const waiting = standing.filter(isWaiting);
  const passing = standing.filter((waiver) => !isWaiting(waiver));
  const ended = waivers.filter(({ state }) => state !== 'in-force');
  const parts = [
    waiting.length > 0 ? `**Confirmed by the author**\n\n${rows(waiting, url, covers)}` : '',
    passing.length > 0 ? `**Let pass by people**\n\n${rows(passing, url, covers)}` : '',
    ended.length > 0 ? details(`${plural(ended.length, 'waiver')} no longer in force`, rows(ended, url, whyEnded)) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function rows(waivers: readonly Waiver[], url: string, state: (waiver: Waiver) => string): string {
  const lines = waivers
    .slice(0, ROWS)
    .map((waiver) => [what(waiver), plain(waiver.reason), given(waiver, url), state(waiver)]);
  const rest = waivers.length > ROWS ? `\n\n${plural(waivers.length - ROWS, 'more waiver')}.` : '';
  return `${table(['What', 'Reason', 'By', 'State'], lines)}${rest}`;
}

function what({ rule, place }: Waiver): string {
  const about = rule === 'all' ? 'all breaking changes' : code(rule);
  return place === null ? about : `${about} at ${code(place)}`;
}

function given({ by, at, anchor }: Waiver, url: string): string {
  const when = day(at);
  return `${plain(by.login)}, ${url === '' ? when : link(when, `${url}#${anchor}`)}`;
}

function covers({ type, accepted, findings, until }: Waiver): string {
  const places = [...new Set(findings.map(({ file, line }) => `${file.slice(file.lastIndexOf('/') + 1)}:${line}`))];
  const shown = places.slice(0, 3).map(code).join(', ');
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  const by = accepted === null ? 'waits for a maintainer' : `accepted by ${plain(accepted)}`;
  const then = type === 'confirm' ? `; ${by}` : until === null ? '' : `, until ${day(until)}`;
  return `covers ${shown}${more}${then}`;
}

function whyEnded(waiver: Waiver): string {
  return waiver.state === 'in-force' ? '' : ENDED[waiver.state](waiver);
}
