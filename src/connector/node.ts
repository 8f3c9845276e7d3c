/** A place in a JSON file that rules look at: knows its pointer and its position, each worked out only when asked for. */
import type { JsonDocument } from './json/document.ts';
import { escapeToken, isObject, tokensOf } from './pointer.ts';

export class JsonNode {
  readonly document: JsonDocument;
  readonly parent: JsonNode | null;
  /** The steps from the parent: usually a keyword, then a name or a position below it. */
  readonly keyword: string;
  readonly key: string | null;
  readonly value: unknown;
  /** The value as an object; empty where it is something else, so that rules need not ask. */
  readonly object: Record<string, unknown>;
  // Hundreds of thousands of nodes are made: `#private` fields would cost more than all the rest of making one.
  private knownPointer: string | null;
  private knownNode: number | null;

  constructor(
    document: JsonDocument,
    parent: JsonNode | null,
    keyword: string,
    key: string | number | null,
    value: unknown,
  ) {
    this.document = document;
    this.parent = parent;
    this.keyword = keyword;
    this.key = key === null ? null : String(key);
    this.value = value;
    this.object = isObject(value) ? value : NOTHING;
    this.knownPointer = null;
    this.knownNode = null;
  }

  get pointer(): string {
    this.knownPointer ??= this.makePointer();
    return this.knownPointer;
  }

  /** The outline's number for this place; -1 where the file has no such value. */
  get outlineNode(): number {
    this.knownNode ??= this.findNode();
    return this.knownNode;
  }

  /** What people call this place; kinds of nodes with a better name override it. */
  get name(): string {
    return this.key ?? this.keyword;
  }

  /**
   * The outline's number of something below this node or, where it is missing, of the nearest ancestor that exists.
   * @param below a pointer relative to the node
   */
  place(below: string): { node: number; found: boolean } {
    const outline = this.document.outline;
    if (!outline) throw new Error(`${this.document.path} was not read`);
    let node = this.outlineNode;
    if (node < 0) return { node: this.parent ? this.parent.place('').node : 0, found: false };
    if (below === '') return { node, found: true };
    for (const token of tokensOf(below)) {
      const child = outline.child(node, token);
      if (child < 0) return { node, found: false };
      node = child;
    }
    return { node, found: true };
  }

  private makePointer(): string {
    if (!this.parent) return '';
    const keyword = this.keyword === '' ? '' : `/${escapeToken(this.keyword)}`;
    return this.parent.pointer + keyword + (this.key === null ? '' : `/${escapeToken(this.key)}`);
  }

  private findNode(): number {
    const outline = this.document.outline;
    if (!outline) return -1;
    let node = this.parent ? this.parent.outlineNode : 0;
    if (this.keyword !== '') node = outline.child(node, this.keyword);
    return this.key === null ? node : outline.child(node, this.key);
  }
}

const NOTHING: Record<string, unknown> = Object.freeze({});
