/** Examples as people read them: small JSON, Markdown or C#. Long ones are cut: what matters stands at the start. */
import { isObject } from '../connector/pointer.ts';
import type { NodeKind } from '../rules/engine/node-kinds.ts';

export interface Snippet {
  readonly language: 'json' | 'markdown' | 'csharp';
  readonly text: string;
}

const MAX_DEPTH = 8;
const MAX_MEMBERS = 12;
const MAX_TEXT = 160;
const MAX_LINES = 30;
/** Longer values take several lines. */
const WIDTH = 100;

/** An example of a rule; a text is the whole of the file that the rule looks at. */
export function snippet(example: unknown, given: NodeKind): Snippet {
  if (typeof example === 'string')
    return { language: given === 'script' ? 'csharp' : 'markdown', text: firstLines(example.trimEnd()) };
  return { language: 'json', text: firstLines(laidOut(cut(example, 0), '')) };
}

/** Never more than a few things at each level: an example may expand to thousands. */
function cut(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return '…';
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_MEMBERS).map((item) => cut(item, depth + 1));
    return value.length > MAX_MEMBERS ? [...items, `… ${value.length - MAX_MEMBERS} more`] : items;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value);
  const kept = members.slice(0, MAX_MEMBERS).map(([key, item]) => [shortened(key), cut(item, depth + 1)]);
  const rest = members.length - kept.length;
  return Object.fromEntries(rest > 0 ? [...kept, ['…', `${rest} more`]] : kept);
}

/** JSON with what is short on one line. */
function laidOut(value: unknown, indent: string): string {
  const line = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH) return line;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => deeper + laidOut(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${laidOut(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
}

function firstLines(text: string): string {
  const lines = text.split('\n');
  const kept = lines.slice(0, MAX_LINES).map(shortened);
  return lines.length > MAX_LINES ? [...kept, `… ${lines.length - MAX_LINES} more lines`].join('\n') : kept.join('\n');
}
