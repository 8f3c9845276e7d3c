/** Makes a rule's certain remedy into edits of the file's text. */
import { secretsIn } from '../../checks/security/find.ts';
import { addMember, changedLines, removeMember, renameMember, replaceValue } from '../../connector/edit.ts';
import type { JsonDocument } from '../../connector/json/document.ts';
import { tokensOf, valueAt } from '../../connector/pointer.ts';
import type { SourceText } from '../../connector/source.ts';
import type { Edit } from '../../connector/types.ts';
import type { FixIntent } from '../engine/check.ts';
import type { Autofix } from '../engine/rule.ts';
import type { Fix } from './types.ts';

const TRANSFORMS: Readonly<Record<string, (text: string) => string>> = {
  trim: (text) => text.trim(),
  'lower-case': (text) => text.toLowerCase(),
  'end-with-period': (text) => `${withoutEnd(text, ' \t\r\n,;:')}.`,
  capitalise: (text) => text.replace(/^[^\p{L}\p{N}]*\p{L}/u, (start) => start.toUpperCase()),
};

/** What a rule's `autofix` means for the value it is applied to; null where it does not fit. */
export function intentOf(autofix: Autofix, value: unknown): FixIntent | null {
  if (typeof autofix === 'object') return autofix;
  if (autofix === 'remove') return { remove: true };
  const transform = TRANSFORMS[autofix];
  if (!transform || typeof value !== 'string') return null;
  const better = transform(value);
  return better === value ? null : { set: better };
}

/** A text without the characters of a set at its end. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The fix for a place in a JSON file, or null where it can't be made there. */
export function fixIn(document: JsonDocument, pointer: string, intent: FixIntent): Fix | null {
  const edits = 'edits' in intent ? intent.edits : asArray(editFor(document, pointer, intent));
  return edits.length === 0 ? null : fixFrom(document.source, edits);
}

/** A fix out of ready edits of a text. The lines are made when asked for. */
export function fixFrom(source: SourceText, edits: readonly Edit[]): Fix {
  const lines = changedLines(source, edits);
  return {
    startLine: lines.startLine,
    endLine: lines.endLine,
    edits,
    get text() {
      return lines.text === null || secretsIn(lines.text).length > 0 ? null : lines.text;
    },
  };
}

function editFor(document: JsonDocument, pointer: string, intent: Exclude<FixIntent, { edits: unknown }>): Edit | null {
  const node = document.nodeAt(pointer);
  if ('set' in intent) {
    if (node >= 0) return replaceValue(document, node, intent.set);
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const owner = document.nodeAt(parent);
    const name = tokensOf(pointer).at(-1);
    if (owner < 0 || name === undefined || Array.isArray(valueAt(document.root, parent))) return null;
    return addMember(document, owner, name, intent.set);
  }
  if (node < 0) return null;
  return 'remove' in intent ? removeMember(document, node) : renameMember(document, node, intent.rename);
}

function asArray(edit: Edit | null): Edit[] {
  return edit ? [edit] : [];
}
