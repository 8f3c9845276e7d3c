/** What a change is called in a message: names for people, short enough for a line. */
import { aboutsIn, type ChangeGroup, pathsIn } from './group.ts';
import { KINDS } from './kinds.ts';
import type { About, Change } from './types.ts';

/** A summary has so many characters at most; what is longer goes by its operationId. */
const MAX_NAME = 80;
const MAX_PATH = 60;

/** For messages: the change's own values, what it happened to, and whom it concerns: `Get order`, `List orders` and 3 more. */
export function valuesOf(group: ChangeGroup): Record<string, string | number> {
  const [{ values, path, about }] = group.changes;
  return {
    ...values,
    path,
    paths: listOf(pathsIn(group).map(pathName)),
    operations: listOf(namesOf(aboutsIn(group))),
    operation: listOf([nameOf(about)]),
    id: about.id,
  };
}

/** As code, two in full and the rest counted. */
export function listOf(names: readonly string[]): string {
  const [first = '', second = ''] = names.slice(0, 2).map((name) => `\`${name}\``);
  if (names.length <= 2) return second === '' ? first : `${first} and ${second}`;
  return `${first}, ${second} and ${names.length - 2} more`;
}

/** The names of several, told apart by their ids where people call them alike. */
export function namesOf(abouts: readonly Pick<About, 'id' | 'name'>[]): string[] {
  const names = abouts.map(nameOf);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, index) => {
    const { id } = abouts[index] as Pick<About, 'id'>;
    return counts.get(name) === 1 || id === '' ? name : nameOf({ id, name: id });
  });
}

/** Never cut in the middle of a word: by its operationId where the summary is too long, which then is cut between words. */
export function nameOf({ id, name }: Pick<About, 'id' | 'name'>): string {
  const whole = [name, id].map(line).find((one) => one !== '' && one.length <= MAX_NAME);
  if (whole !== undefined) return whole;
  const cut = line(name).slice(0, MAX_NAME);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut}…`;
}

/** Of a long way through a body the end tells most. */
export function pathName(path: string): string {
  const whole = line(path);
  if (whole.length <= MAX_PATH) return whole;
  const end = whole.slice(-MAX_PATH);
  const from = end.indexOf('.');
  return `…${from < 0 ? end : end.slice(from + 1)}`;
}

/** What happened, after the name of the thing: text in which backticks mark code. */
export function wordsOf(group: Pick<ChangeGroup, 'changes'>): string {
  const [{ kind, values, variant }] = group.changes;
  const paths = pathsIn(group).map(pathName);
  const said = KINDS[kind].words
    .replace('`{path}`', () => listOf(paths))
    .replaceAll(/\{([a-z]+)\}/g, (_, name: string) => shorten(String(values[name] ?? ''), name));
  return said + variantWords(group, variant);
}

function variantWords({ changes }: Pick<ChangeGroup, 'changes'>, variant: Change['variant']): string {
  if (variant === 'deprecated-before') return ', as the deprecation announced';
  if (variant === 'internal') return ' (people never saw it)';
  if (variant !== 'done-right') return '';
  const [{ values }] = changes;
  return changes.length > 1
    ? ', done right: others follow'
    : `, done right: \`${line(String(values.successor))}\` follows it`;
}

const MAX_VALUE = 60;
/** A list of a few values, each as it stands. */
const MAX_LIST = 160;

function shorten(text: string, name: string): string {
  const one = line(text);
  const most = name === 'value' ? MAX_LIST : MAX_VALUE;
  return one.length > most ? `${one.slice(0, most - 1)}…` : one;
}

function line(text: string): string {
  return text.replaceAll('`', "'").replaceAll(/\s+/g, ' ').trim();
}
