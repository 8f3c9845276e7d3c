/** YAML files that people edit: read with the line of everything, so that a refusal can say where. */
import { CORE_SCHEMA, EVENT_ID, type Event, load, parseEvents, YAMLException } from 'js-yaml';

/** A refused file: where and why. `message` is ready to be shown. */
export class FileError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'FileError';
    this.file = file;
    this.line = line;
  }
}

/** Parses YAML; throws FileError where it is none. */
export function readYaml(file: string, text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, filename: file });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error as { mark?: { line?: number } }).mark?.line ?? 0;
    throw new FileError(file, line + 1, `is no YAML: ${error.reason}`);
  }
}

/** The line (from 1) of the value a JSON pointer names in a YAML text, or of its nearest ancestor that is there. */
export function lineOf(text: string, pointer: string): number {
  const lines = new Map<string, number>();
  collectLines(parseEvents(text, {}), text, lines);
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
    if (at === '') return 1;
  }
}

interface Open {
  readonly pointer: string;
  readonly mapping: boolean;
  /** Members seen; in a mapping, keys and values count each. */
  count: number;
  key: string;
}

/** Walks the parser's events, keeping the path; a mapping's children are key, value, key, value … */
function collectLines(events: readonly Event[], text: string, lines: Map<string, number>): void {
  const open: Open[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ pointer: '', mapping: false, count: -1, key: '' });
      continue;
    }
    const parent = open[open.length - 1] as Open;
    const start = 'valueStart' in event ? event.valueStart : 'start' in event ? (event.start as number) : 0;
    const isKey = parent.mapping && parent.count % 2 === 0;
    if (isKey && event.type === EVENT_ID.SCALAR)
      parent.key = text.slice(event.valueStart, event.valueEnd).replaceAll(/^["']|["']$/g, '');
    const pointer = pointerOf(parent);
    if (!lines.has(pointer)) lines.set(pointer, text.slice(0, start).split('\n').length);
    parent.count++;
    if (event.type === EVENT_ID.MAPPING) open.push({ pointer, mapping: true, count: 0, key: '' });
    if (event.type === EVENT_ID.SEQUENCE) open.push({ pointer, mapping: false, count: 0, key: '' });
  }
}

function pointerOf(parent: Open): string {
  if (parent.count < 0) return '';
  return `${parent.pointer}/${parent.mapping ? parent.key.replaceAll('~', '~0').replaceAll('/', '~1') : parent.count}`;
}
