/** Changes as rows of a table: one for each, however many operations it concerns. */
import { adviceFor } from '../changes/advice.ts';
import { lineOf } from '../changes/change-place.ts';
import { namesOf, pathName, wordsOf } from '../changes/change-words.ts';
import { aboutsIn, type ChangeGroup, pathsIn, type SaidOfChange } from '../changes/group.ts';
import type { Impact } from '../changes/kinds.ts';
import { code, link, message, plain, table } from './markdown.ts';

/** Where lines can be looked at; an empty repositoryUrl if there is no such place. */
export interface Where {
  readonly repositoryUrl: string;
  readonly headSha: string;
}

const MARKS: Readonly<Record<Impact, string>> = { breaking: '🔴 breaks', look: '🟡 look', harmless: '🟢' };

const SAID: Readonly<Record<SaidOfChange['state'], string>> = { confirmed: '🔵 confirmed', 'let-pass': '⚪ let pass' };

/** Tables of so many rows have room for summaries; longer ones go by operationIds. */
const ROOMY = 10;
/** Names that stand before the fold with the others, and in it. */
const BEFORE_FOLD = 3;
const IN_FOLD = 100;

export function changeRows(groups: readonly ChangeGroup[], where: Where): string {
  const advised = groups.some((group) => adviceFor(group) !== null);
  const roomy = groups.length <= ROOMY;
  const rows = groups.map((group) => [
    group.said ? SAID[group.said.state] : MARKS[group.impact],
    whom(group, roomy),
    what(group, where),
    ...(advised ? [message(adviceFor(group) ?? '')] : []),
  ]);
  return table(['', 'Operation', 'What changed', ...(advised ? ['The way out'] : [])], rows);
}

function whom(group: ChangeGroup, roomy: boolean): string {
  const names = namesOf(aboutsIn(group).map(({ id, name }) => ({ id, name: roomy || id === '' ? name : id })));
  const before = names.length > BEFORE_FOLD + 1 ? BEFORE_FOLD : names.length;
  const rest = names.slice(before);
  const shown = names.slice(0, before).map(code).join(', ');
  return rest.length === 0 ? shown : `${shown} ${fold(`and ${rest.length} more`, rest)}`;
}

function what(group: ChangeGroup, where: Where): string {
  const paths = pathsIn(group);
  const said = `${message(wordsOf(group))} (${placeLink(group, where)})`;
  const all = paths.length > 2 ? ` ${fold(`all ${paths.length}`, paths.map(pathName))}` : '';
  return `${said}${all}${wordOn(group)}`;
}

/** A reason is shown up to here; the whole of it stands below, and in its comment. */
const MAX_REASON = 200;

/** What people have said of it, in their own words. */
function wordOn({ said }: ChangeGroup): string {
  if (!said) return '';
  const reason = said.reason.length > MAX_REASON ? `${said.reason.slice(0, MAX_REASON - 1)}…` : said.reason;
  return `<br>${plain(said.by)}: “${plain(reason)}”`;
}

/** On one line, as a cell of a table has to be. */
function fold(title: string, names: readonly string[]): string {
  const more = names.length > IN_FOLD ? ` and ${names.length - IN_FOLD} more` : '';
  return `<details><summary>${title}</summary>${names.slice(0, IN_FOLD).map(code).join(', ')}${more}</details>`;
}

function placeLink({ changes: [change] }: ChangeGroup, { repositoryUrl, headSha }: Where): string {
  const { file, line } = lineOf(change.head);
  const name = code(`${file.slice(file.lastIndexOf('/') + 1)}:${line}`);
  if (repositoryUrl === '') return name;
  return link(name, `${repositoryUrl}/blob/${headSha}/${file.split('/').map(encodeURIComponent).join('/')}#L${line}`);
}
