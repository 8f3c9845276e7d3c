/** What `diff` says, in each of its forms. */
import type { Colors } from 'picocolors/types.js';
import { adviceFor } from '../changes/advice.ts';
import { lineOf } from '../changes/change-place.ts';
import { valuesOf, wordsOf } from '../changes/change-words.ts';
import type { ChangeGroup } from '../changes/group.ts';
import type { Impact } from '../changes/kinds.ts';
import { replacementWords } from '../changes/replacement.ts';
import type { UpdateKind } from '../changes/update.ts';
import { changeTables, countsOf, sorted } from '../messages/changes-part.ts';
import { code, plain } from '../messages/markdown.ts';
import { plainLine } from './plain.ts';
import { hanging } from './wrap.ts';

export interface Difference {
  readonly folder: string;
  readonly change: 'new' | 'update' | 'removed';
  /** The folder's name before, where it has another. */
  readonly movedFrom: string | null;
  readonly update: UpdateKind | null;
  readonly changes: readonly ChangeGroup[];
  /** JSON files that can't be read. */
  readonly unread: readonly string[];
}

/** Changes only when something that was there is gone or means something else. */
const VERSION = 1;

export function differenceJson(differences: readonly Difference[]): string {
  const connectors = differences.map(({ folder, change, movedFrom, update, changes }) => ({
    ...{ folder, change, movedFrom, update },
    counts: {
      breaking: countOf(changes, 'breaking'),
      look: countOf(changes, 'look'),
      harmless: countOf(changes, 'harmless'),
    },
    changes: sorted(changes).map(changeForm),
  }));
  return `${JSON.stringify({ version: VERSION, connectors }, null, 2)}\n`;
}

function countOf(changes: readonly ChangeGroup[], impact: Impact): number {
  return changes.filter((group) => group.impact === impact).length;
}

function changeForm(group: ChangeGroup): object {
  const [{ head, base }] = group.changes;
  const where = group.changes.map(({ about, path }) => ({ type: about.type, id: about.id, name: about.name, path }));
  return {
    ...{ kind: group.kind, impact: group.impact, variant: group.variant, where },
    message: messageOf(group),
    advice: adviceFor(group),
    head: lineOf(head),
    base: base && lineOf(base),
  };
}

/** `Get order`: no longer returns `price`. */
function messageOf(group: ChangeGroup): string {
  return `${valuesOf(group).operations}: ${wordsOf(group)}`;
}

export function differenceMarkdown(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'No connector differs.\n';
  const parts = differences.map((one) => {
    const tables = changeTables(one.changes, { repositoryUrl: '', headSha: '' });
    return [`## ${plain(one.folder)}`, `${headingOf(one, code)}.`, ...tables].join('\n\n');
  });
  return `${parts.join('\n\n')}\n`;
}

export function differencePretty(differences: readonly Difference[], colors: Colors, columns: number | null): string {
  if (differences.length === 0) return 'No connector differs.\n';
  const parts = differences.map((one) => {
    const heading = `${colors.underline(plainLine(one.folder))}  ${plainLine(headingOf(one, (name) => name))}`;
    return [heading, ...sorted(one.changes).flatMap((group) => changeLines(group, colors, columns))].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

function headingOf({ change, changes, update, movedFrom }: Difference, nameOf: (name: string) => string): string {
  if (change === 'new') return 'is new: no flow uses it yet';
  if (change === 'removed') return 'is removed: every flow that uses it stops';
  const replaced = replacementWords(changes);
  const minor = update === 'minor' && changes.length > 0 ? '; a minor update' : '';
  const counts = `${countsOf(changes)}${minor}${movedFrom === null ? '' : `; was ${nameOf(movedFrom)}`}`;
  return replaced === '' ? counts : `${counts}. ${replaced.replace(/\.$/, '')}`;
}

/** Before lines that go on. */
const INDENT = 12;

const MARKS: Readonly<Record<Impact, string>> = { breaking: '✖ breaks', look: '? look  ', harmless: '✔       ' };

function changeLines(group: ChangeGroup, colors: Colors, columns: number | null): string[] {
  const paint = { breaking: colors.red, look: colors.yellow, harmless: colors.green }[group.impact];
  const { file, line } = lineOf(group.changes[0].head);
  const text = plainLine(messageOf(group));
  const shown = colors.isColorSupported ? text.replaceAll(/`([^`]+)`/g, (_, name: string) => colors.bold(name)) : text;
  const place = colors.dim(plainLine(`${file.slice(file.lastIndexOf('/') + 1)}:${line}`));
  const advice = adviceFor(group);
  return [
    hanging(`  ${paint(MARKS[group.impact])}  `, `${shown}  ${place}`, columns, INDENT),
    ...(advice ? [hanging(' '.repeat(INDENT + 2), plainLine(advice), columns, INDENT + 2)] : []),
  ];
}
