/** A text file as it was committed: its text, its flaws of encoding, and lines and columns for offsets. */
import type { Range, Span } from './types.ts';

export class SourceText {
  readonly text: string;
  /** The file began with a byte-order mark; offsets count from after it. */
  readonly bom: boolean;
  /** Where the first byte that is not UTF-8 was replaced, else null. */
  readonly invalidAt: number | null;
  #lineStarts: Uint32Array | null = null;
  #lineEnd: '\n' | '\r\n' | null = null;
  #indent: string | null | undefined;

  private constructor(text: string, bom: boolean, invalidAt: number | null) {
    this.text = text;
    this.bom = bom;
    this.invalidAt = invalidAt;
  }

  /** Decodes UTF-8, once for the same bytes; what is none becomes U+FFFD, so that everything else can still be read. */
  static decode(bytes: Uint8Array): SourceText {
    let source = SourceText.#decoded.get(bytes)?.deref();
    if (!source) {
      source = SourceText.#decode(bytes);
      SourceText.#decoded.set(bytes, new WeakRef(source));
    }
    return source;
  }

  /** Weak at both ends: the App keeps the bytes of files for long, and is not to keep their texts beside them. */
  static readonly #decoded = new WeakMap<Uint8Array, WeakRef<SourceText>>();

  static #decode(bytes: Uint8Array): SourceText {
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const body = bom ? bytes.subarray(3) : bytes;
    // Buffer decodes several times faster than TextDecoder and replaces in the same way.
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    const at = text.indexOf('\uFFFD');
    return new SourceText(text, bom, at >= 0 && !isWellEncoded(body) ? at : null);
  }

  /** The offset at which each line starts. */
  get lineStarts(): Uint32Array {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** How its lines end; where they end in both ways, as on Windows. */
  get lineEnd(): '\n' | '\r\n' {
    this.#lineEnd ??= this.text.includes('\r\n') ? '\r\n' : '\n';
    return this.#lineEnd;
  }

  /** The blanks before the first line that begins with a name; null if there is none. */
  get indent(): string | null {
    if (this.#indent === undefined) this.#indent = /\n([ \t]+)"/.exec(this.text)?.[1] ?? null;
    return this.#indent;
  }

  /** Where the line begins that an offset is in. */
  lineStart(offset: number): number {
    return this.lineStarts[this.#place(offset).line - 1] as number;
  }

  /** Lines and columns, from 1, of a span; an end beyond the text is cut to it. */
  range(span: Span): Range {
    const start = this.#place(span.start);
    const end = this.#place(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  /** The text of a line (from 1), without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1] ?? this.text.length;
    const end = this.lineStarts[number] ?? this.text.length + 1;
    const line = this.text.slice(start, end - 1);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  #place(offset: number): { line: number; column: number } {
    const starts = this.lineStarts;
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  }
}

function lineStartsOf(text: string): Uint32Array {
  let starts = new Uint32Array(Math.max(16, text.length >> 5));
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) {
      const larger = new Uint32Array(2 * count);
      larger.set(starts);
      starts = larger;
    }
    starts[count++] = at + 1;
  }
  return starts.subarray(0, count);
}

/** A replacement character may stand in the file itself: only a strict decoder can tell. */
function isWellEncoded(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
