/** YAML files that people edit: read with the place of everything, so that a refusal can say where. */
import { CORE_SCHEMA, EVENT_ID, type Event, load, parseEvents, YAMLException } from 'js-yaml';
import { tokensOf } from '../../connector/pointer.ts';

/** A place in a text; lines and columns count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a file, and where. */
export interface FileFault extends TextPlace {
  readonly file: string;
  readonly reason: string;
}

/** A refused file: where and why. `message` is ready to be shown. */
export class FileError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(faultLine(fault));
    this.name = 'FileError';
    this.fault = fault;
  }

  get line(): number {
    return this.fault.line;
  }
}

/** `file:line:column: reason`, as editors and people expect it. */
export function faultLine({ file, line, column, reason }: FileFault): string {
  return `${file}:${line}:${column}: ${reason}`;
}

/** Aliases let a small file stand for a huge one: a few are enough for anybody. */
const MAX_ALIASES = 8;

/** Makes a value of a YAML text; throws FileError where it is none. */
export type YamlReader = (file: string, text: string) => unknown;

/** Parses YAML of our own. */
export const readYaml: YamlReader = (file, text) => parse(file, text, -1);

/** Parses YAML that anybody may have written. */
export const readForeignYaml: YamlReader = (file, text) => parse(file, text, MAX_ALIASES);

function parse(file: string, text: string, maxAliases: number): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, filename: file, maxAliases });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = (error as { mark?: { line?: number; column?: number } }).mark ?? {};
    throw new FileError({ file, line: line + 1, column: column + 1, reason: `is not YAML: ${error.reason}` });
  }
}

/**
 * Tells the place of what a JSON pointer names in a YAML text (of its key, where it has one), or of its nearest ancestor
 * there. The text is parsed once, however many are asked for.
 */
export function placesIn(text: string): (pointer: string) => TextPlace {
  const events = parseEvents(text, {});
  return (pointer) => {
    const before = text.slice(0, startOf(events, text, tokensOf(pointer)));
    const lineStart = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length, column: before.length - lineStart + 1 };
  };
}

interface Open {
  readonly mapping: boolean;
  /** How many of the wanted tokens lead here; null for what is beside the way. */
  readonly depth: number | null;
  /** Members seen; in a mapping, keys and values count each. */
  count: number;
  key: string;
}

/** Walks the parser's events along the wanted path; a mapping's children are key, value, key, value … */
function startOf(events: readonly Event[], text: string, wanted: readonly string[]): number {
  const open: Open[] = [];
  let best = { depth: -1, start: 0 };
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) continue;
    const parent = open.at(-1);
    if (parent?.mapping && parent.count % 2 === 0 && event.type === EVENT_ID.SCALAR)
      parent.key = text.slice(event.valueStart, event.valueEnd).replaceAll(/^["']|["']$/g, '');
    const depth = depthBelow(parent, wanted);
    const start = startOfEvent(event, text);
    if (depth !== null && depth > best.depth && start >= 0) best = { depth, start };
    if (parent) parent.count++;
    if (event.type === EVENT_ID.MAPPING) open.push({ mapping: true, depth, count: 0, key: '' });
    if (event.type === EVENT_ID.SEQUENCE) open.push({ mapping: false, depth, count: 0, key: '' });
  }
  return best.start;
}

/** With the quotation mark before it; negative where it has no place of its own. */
function startOfEvent(event: Event, text: string): number {
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  if (event.type !== EVENT_ID.SCALAR) return -1;
  return /["']/.test(text[event.valueStart - 1] ?? '') ? event.valueStart - 1 : event.valueStart;
}

/** How many of the wanted tokens lead to the next child of what is open. */
function depthBelow(parent: Open | undefined, wanted: readonly string[]): number | null {
  if (!parent) return 0;
  if (parent.depth === null) return null;
  const name = parent.mapping ? parent.key : String(parent.count);
  return name === wanted[parent.depth] ? parent.depth + 1 : null;
}
