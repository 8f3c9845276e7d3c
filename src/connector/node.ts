/** A place in a JSON file that rules look at: knows its pointer and its position, each worked out only when asked for. */
import type { JsonDocument, Location } from './json/document.ts';
import { escapeToken, isObject, tokensOf } from './pointer.ts';

export class JsonNode {
  readonly document: JsonDocument;
  readonly parent: JsonNode | null;
  /** The steps from the parent: usually a keyword, then a name or a position below it. */
  readonly keyword: string;
  readonly key: string | null;
  readonly value: unknown;
  #pointer: string | null = null;
  #node: number | null = null;

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
  }

  /** The value as an object; empty where it is something else, so that rules need not ask. */
  get object(): Record<string, unknown> {
    return isObject(this.value) ? this.value : NOTHING;
  }

  get pointer(): string {
    this.#pointer ??= this.#makePointer();
    return this.#pointer;
  }

  /** The outline's number for this place; -1 where the file has no such value. */
  get outlineNode(): number {
    this.#node ??= this.#findNode();
    return this.#node;
  }

  /** What people call this place; kinds of nodes with a better name override it. */
  get name(): string {
    return this.key ?? this.keyword;
  }

  /**
   * Where something below this node stands, or where it should stand if it is missing: the nearest ancestor that exists.
   * @param below a pointer relative to the node
   */
  place(below: string): { location: Location; found: boolean } {
    const outline = this.document.outline;
    if (!outline) throw new Error(`${this.document.path} was not read`);
    let node = this.outlineNode;
    if (node < 0)
      return { location: this.parent ? this.parent.place('').location : this.document.location(0), found: false };
    for (const token of tokensOf(below)) {
      const child = outline.child(node, token);
      if (child < 0) return { location: this.document.location(node), found: false };
      node = child;
    }
    return { location: this.document.location(node), found: true };
  }

  #makePointer(): string {
    if (!this.parent) return '';
    const keyword = this.keyword === '' ? '' : `/${escapeToken(this.keyword)}`;
    return this.parent.pointer + keyword + (this.key === null ? '' : `/${escapeToken(this.key)}`);
  }

  #findNode(): number {
    const outline = this.document.outline;
    if (!outline) return -1;
    let node = this.parent ? this.parent.outlineNode : 0;
    if (this.keyword !== '') node = outline.child(node, this.keyword);
    return this.key === null ? node : outline.child(node, this.key);
  }
}

const NOTHING: Record<string, unknown> = Object.freeze({});
