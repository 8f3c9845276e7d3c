/** A JSON file of a connector: its value, what is wrong with its text, and where everything stands. */
import { isObject, tokensOf } from '../pointer.ts';
import { SourceText } from '../source.ts';
import { thousands } from '../thousands.ts';
import type { FileContent, Span } from '../types.ts';
import { diagnose } from './diagnose.ts';
import { Outline } from './outline.ts';
import { forgive } from './tolerant.ts';
import { yamlIn } from './yaml.ts';

/** Files above this many bytes are not read: four times the largest that certification accepts. */
export const MAX_BYTES = 4 * 1024 * 1024;
/** Deeper nesting is not a connector; the deepest published one has 29 levels. */
export const MAX_DEPTH = 200;

export type ProblemKind =
  | 'syntax'
  | 'yaml'
  | 'too-large'
  | 'too-deep'
  | 'not-object'
  | 'encoding'
  | 'bom'
  | 'comment'
  | 'trailing-comma'
  | 'duplicate-key';

export interface JsonProblem {
  readonly kind: ProblemKind;
  readonly span: Span;
  /** What to say about it: the expectation, the doubled key, the size. */
  readonly detail: string;
  /** The other place concerned: the first of two equal keys. */
  readonly other?: Span;
  /** The outline's number of the place; only where the file was read. */
  readonly node?: number;
  readonly otherNode?: number;
}

export interface Location {
  /** The member's key with its quotes; null for an array's element and for the root. */
  readonly key: Span | null;
  readonly value: Span;
}

export class JsonDocument {
  readonly path: string;
  readonly source: SourceText;
  /** The parsed root; null when the text could not be read as a JSON object. */
  readonly root: Record<string, unknown> | null;
  /** Where everything stands; null exactly when root is. */
  readonly outline: Outline | null;
  readonly #found: readonly JsonProblem[];
  #problems: readonly JsonProblem[] | null = null;

  /** @param found what was met so far */
  constructor(
    path: string,
    source: SourceText,
    root: Record<string, unknown> | null,
    outline: Outline | null,
    found: readonly JsonProblem[],
  ) {
    this.path = path;
    this.source = source;
    this.root = root;
    this.outline = outline;
    this.#found = found;
  }

  /** Every flaw of the text; doubled keys are looked for when this is first asked for. */
  get problems(): readonly JsonProblem[] {
    this.#problems ??= this.outline?.hasDoubledKeys() ? [...this.#found, ...duplicateKeys(this.outline)] : this.#found;
    return this.#problems;
  }

  /** Where a pointer's value stands; null when there is no such value. */
  locate(pointer: string): Location | null {
    const node = this.nodeAt(pointer);
    return node < 0 ? null : this.location(node);
  }

  /** The outline's number for a pointer's value; -1 if none. */
  nodeAt(pointer: string): number {
    if (!this.outline) return -1;
    let node = 0;
    for (const token of tokensOf(pointer)) {
      node = this.outline.child(node, token);
      if (node < 0) return -1;
    }
    return node;
  }

  location(node: number): Location {
    const outline = this.outline as Outline;
    return { key: outline.key(node), value: outline.value(node) };
  }
}

const START: Span = { start: 0, end: 1 };

/** Reads a JSON file. Never throws: every flaw becomes a problem, and what can be read is. */
export function readJson(path: string, content: FileContent): JsonDocument {
  if (content.bytes === null || content.size > MAX_BYTES) {
    const detail = `it has ${thousands(content.size)} bytes, more than the ${thousands(MAX_BYTES)} that are read`;
    return new JsonDocument(path, SourceText.decode(new Uint8Array()), null, null, [
      { kind: 'too-large', span: START, detail },
    ]);
  }
  const source = SourceText.decode(content.bytes);
  const problems: JsonProblem[] = [];
  if (source.bom) problems.push({ kind: 'bom', span: START, detail: '' });
  if (source.invalidAt !== null) {
    problems.push({ kind: 'encoding', span: { start: source.invalidAt, end: source.invalidAt + 1 }, detail: '' });
  }
  const parsed = parse(source.text, problems);
  if (!parsed) return new JsonDocument(path, source, null, null, problems);
  const outline = new Outline(parsed.text);
  if (outline.depth > MAX_DEPTH) {
    problems.push({
      kind: 'too-deep',
      span: START,
      detail: `it nests ${thousands(outline.depth)} levels deep; ${MAX_DEPTH} are read`,
    });
    return new JsonDocument(path, source, null, null, problems);
  }
  if (!isObject(parsed.value)) {
    problems.push({ kind: 'not-object', span: outline.value(0), detail: 'its outermost value is not an object' });
    return new JsonDocument(path, source, null, null, problems);
  }
  return new JsonDocument(path, source, parsed.value, outline, problems);
}

/** Strictly first, as nearly all files are; else without what is forgiven; else says why not. */
function parse(text: string, problems: JsonProblem[]): { text: string; value: unknown } | null {
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    const forgiven = forgive(text);
    try {
      const value: unknown = JSON.parse(forgiven.text);
      for (const span of forgiven.comments) problems.push({ kind: 'comment', span, detail: '' });
      for (const span of forgiven.trailingCommas) problems.push({ kind: 'trailing-comma', span, detail: '' });
      return { text: forgiven.text, value };
    } catch (error) {
      const yaml = yamlIn(text);
      if (yaml) {
        problems.push({ kind: 'yaml', ...yaml });
        return null;
      }
      const diagnosis = diagnose(forgiven.text) ?? { span: START, problem: (error as Error).message };
      problems.push({ kind: 'syntax', span: diagnosis.span, detail: diagnosis.problem });
      return null;
    }
  }
}

function duplicateKeys(outline: Outline): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const todo = [0];
  while (todo.length > 0) {
    const seen = new Map<string, number>();
    for (const child of outline.children(todo.pop() as number)) {
      todo.push(child);
      const span = outline.key(child);
      if (!span) continue;
      const key = outline.keyText(child);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, child);
      else {
        const other = outline.key(first) as Span;
        problems.push({ kind: 'duplicate-key', span, detail: key, other, node: child, otherNode: first });
      }
    }
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}
