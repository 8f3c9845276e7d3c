/** Reads the arguments of commands, one after another, out of the rest of a line. */
import { nearest } from '../rules/engine/nearest.ts';
import type { Vocabulary, Wrong } from './types.ts';

/** What was read, and what is left of the line. */
export interface Taken<T> {
  readonly value: T;
  readonly rest: string;
}

export function wrong(kind: Wrong['wrong'], given = '', near: readonly string[] = []): Wrong {
  return { wrong: kind, given, nearest: near };
}

/** Opening quotation marks and what ends them: names of folders have blanks, and telephones write curly marks. */
const QUOTES: Readonly<Record<string, string>> = { '`': '`', '"': '"', "'": "'", '“': '”', '‘': '’', '„': '“' };

/** The first word, or what stands in quotation marks or backticks; null at the end of the line. */
function word(text: string): (Taken<string> & { readonly quoted: boolean }) | null {
  if (text === '') return null;
  const close = QUOTES[text[0] as string];
  const end = close === undefined ? -1 : text.indexOf(close, 1);
  if (end > 1) return { value: text.slice(1, end), rest: text.slice(end + 1).trim(), quoted: true };
  const blank = text.search(/\s/);
  return blank < 0
    ? { value: text, rest: '', quoted: false }
    : { value: text.slice(0, blank), rest: text.slice(blank).trim(), quoted: false };
}

/** The first word of what was said; empty where nothing was. */
export function firstWord(text: string): string {
  return word(text)?.value ?? '';
}

/** A rule by its id, or by the part after the slash where only one rule is called so. */
export function takeRule(text: string, { rules }: Vocabulary): Taken<string> | Wrong {
  const first = word(text);
  if (!first) return wrong('no-rule');
  const name = first.value.toLowerCase();
  if (rules.includes(name)) return { value: name, rest: first.rest };
  const ending = rules.filter((id) => id.endsWith(`/${name}`));
  const [only] = ending;
  if (only !== undefined && ending.length === 1) return { value: only, rest: first.rest };
  return wrong('unknown-rule', first.value, ending.length > 0 ? ending.slice(0, 3) : nearest(name, rules));
}

/** `swagger.json`, `certified-connectors/Contoso`, `#/paths/…`, or whatever stands in quotation marks. */
const PLACE = /^(?:#\/|[\w.()-]+\/[\w.()-]|[\w.()-]+\.(?:json|md|png|csx|ya?ml|txt)(?:#\/|$))/i;
/** What people write when they have no reason looks like a path. */
const NO_PLACE = /^(?:n\/a|and\/or|w\/o)$/i;

/** A place, if the next word is one. */
export function takePlace(text: string): Taken<string | null> {
  const first = word(text);
  if (!first || !(first.quoted || (PLACE.test(first.value) && !NO_PLACE.test(first.value))))
    return { value: null, rest: text };
  return { value: first.value.replace(/(?<!\/)\/+$/, ''), rest: first.rest };
}

/** A reason has a word in it. */
export function takeReason(text: string): Taken<string> | Wrong {
  const value = text.replace(/^(?:because|reason|[-–—:]+)(?=\s|:)[\s:]*/i, '').trim();
  return /\p{L}{2}/u.test(value) ? { value, rest: '' } : wrong('no-reason', text);
}

/** An account, with or without its sign; null for `me`. */
export function takePerson(text: string): Taken<string | null> | Wrong {
  const first = word(text);
  if (!first) return wrong('no-person');
  if (first.value.toLowerCase() === 'me') return { value: null, rest: first.rest };
  const login = /^@?([a-z\d](?:[a-z\d-]{0,38}))$/i.exec(first.value)?.[1];
  return login === undefined ? wrong('no-person', first.value) : { value: login, rest: first.rest };
}

/** A stage by its id or label, in any case, with blanks or hyphens. */
export function takeStage(text: string, { stages }: Vocabulary): Taken<string> | Wrong {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, ' ')
      .trim();
  const name = plain(text);
  if (name === '') return wrong('no-stage');
  const found = stages.find(({ id, label }) => plain(id) === name || plain(label) === name);
  return found ? { value: found.id, rest: '' } : wrong('unknown-stage', text);
}

/** Items of checklists by their ids, separated by blanks or commas. */
export function takeItems(text: string, { stages }: Vocabulary): Taken<readonly string[]> | Wrong {
  const known = stages.flatMap(({ checklist }) => checklist.map(({ id }) => id));
  const items = text
    .toLowerCase()
    .split(/[\s,]/)
    .filter((item) => item !== '' && item !== 'and');
  if (items.length === 0) return wrong('no-item', '', known);
  const unknown = items.find((item) => !known.includes(item));
  return unknown === undefined ? { value: items, rest: '' } : wrong('unknown-item', unknown, nearest(unknown, known));
}
