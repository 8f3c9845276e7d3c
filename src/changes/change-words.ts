/** What a change is called in a message: names for people, short enough for a line. */
import { type ChangeGroup, thingsOf } from './group.ts';
import { KINDS } from './kinds.ts';
import type { Change } from './types.ts';

/** Longer names are cut. */
const MAX_NAME = 30;

/** For messages: the change's own values, the path, and whom it concerns: `Get order`, `List orders` and 3 more. */
export function valuesOf(group: ChangeGroup): Record<string, string | number> {
  const [change] = group.changes;
  return {
    ...change.values,
    path: change.path,
    operations: namesOf(thingsOf(group)),
    operation: nameOf(change.about.name),
    id: change.about.id,
  };
}

/** Two names in full, the rest counted. */
export function namesOf(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return nameOf(first);
  if (names.length === 2) return `${nameOf(first)} and ${nameOf(second)}`;
  return `${nameOf(first)}, ${nameOf(second)} and ${names.length - 2} more`;
}

function nameOf(name: string): string {
  const plain = name.replaceAll('`', "'").replaceAll(/\s+/g, ' ');
  return `\`${plain.length > MAX_NAME ? `${plain.slice(0, MAX_NAME - 1)}…` : plain}\``;
}

/** What happened, after the name of the thing: text in which backticks mark code. */
export function wordsOf({ kind, path, values, variant }: Change): string {
  const said = KINDS[kind].words.replaceAll(/\{([a-z]+)\}/g, (_, name: string) =>
    shorten(name === 'path' ? path : String(values[name] ?? '')),
  );
  return said + variantWords(variant, values);
}

function variantWords(variant: string | null, values: Change['values']): string {
  if (variant === 'deprecated-before') return ', as its deprecation announced';
  if (variant === 'internal') return ' (people never saw it)';
  return variant === 'done-right' ? `, done right: \`${values.successor}\` follows it` : '';
}

const MAX_VALUE = 60;

function shorten(text: string): string {
  const line = text.replaceAll('`', "'").replaceAll(/\s+/g, ' ');
  return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE - 1)}…` : line;
}
