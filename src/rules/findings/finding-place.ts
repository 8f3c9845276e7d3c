/** Where a finding stands: in a JSON file, in a text, or at a file as such. All but the order is worked out when asked for. */
import type { Connector } from '../../connector/connector.ts';
import type { Outline } from '../../connector/json/outline.ts';
import type { JsonNode } from '../../connector/node.ts';
import { tokensOf, valueAt } from '../../connector/pointer.ts';
import type { SourceText } from '../../connector/source.ts';
import type { Range, Span } from '../../connector/types.ts';
import type { Report } from '../engine/check.ts';
import type { Rule } from '../engine/rule.ts';
import { anchorOf } from './anchor.ts';
import { fixFrom, fixIn, intentOf } from './fix.ts';
import type { Fix } from './types.ts';

export interface Place {
  readonly file: string;
  /** Where it begins in the file's text: what findings are sorted by. */
  readonly start: number;
  readonly pointer: string | null;
  readonly anchor: string;
  readonly range: Range;
  readonly value: unknown;
  /** What people call the thing. */
  readonly name: string;
  fix(rule: Rule, report: Report): Fix | null;
}

/** A value in a JSON file, or the place where it is missing. */
export class JsonPlace implements Place {
  readonly start: number;
  private readonly node: JsonNode;
  private readonly at: string;
  private readonly connector: Connector | null;

  /** @param at a pointer below the node */
  constructor(node: JsonNode, at: string, connector: Connector | null) {
    this.node = node;
    this.at = at;
    this.connector = connector;
    this.start = spanOf(node, at).start;
  }

  get file(): string {
    return this.node.document.path;
  }

  get pointer(): string {
    return this.node.pointer + this.at;
  }

  get anchor(): string {
    const { document } = this.node;
    const swagger = this.connector?.json('swagger') === document ? this.connector.api : null;
    return anchorOf(document.root, this.pointer, swagger);
  }

  get range(): Range {
    return this.node.document.source.range(spanOf(this.node, this.at));
  }

  get value(): unknown {
    return valueBelow(this.node, this.at);
  }

  get name(): string {
    return this.node.name;
  }

  fix(rule: Rule, report: Report): Fix | null {
    const intent = report.fix ?? (rule.autofix === null ? null : intentOf(rule.autofix, this.value));
    return intent && fixIn(this.node.document, this.pointer, intent);
  }
}

function valueBelow(node: JsonNode, at: string): unknown {
  return at === '' ? node.value : valueAt(node.value, at);
}

/** Asked for every finding: told by the text alone, without following the pointer through the values again. */
function spanOf(node: JsonNode, at: string): Span {
  const place = node.place(at);
  return (node.document.outline as Outline).placeOf(place.node, place.found);
}

/** A span of a text. */
export function sourcePlace(path: string, source: SourceText, report: Report): Place {
  const span = report.span ?? { start: 0, end: 0 };
  const range = source.range(span);
  return {
    file: path,
    start: span.start,
    pointer: null,
    anchor: report.span ? source.line(range.line).trim().slice(0, 120) : '',
    range,
    value: source.text.slice(span.start, span.end),
    name: nameOf(path),
    fix: (_, { fix }) => (fix && 'edits' in fix ? fixFrom(source, fix.edits) : null),
  };
}

const FIRST_LINE: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A file as such, which need not exist. */
export function filePlace(path: string): Place {
  return {
    file: path,
    start: 0,
    pointer: null,
    anchor: '',
    range: FIRST_LINE,
    value: undefined,
    name: nameOf(path),
    fix: () => null,
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What `{key}` stands for. */
export function keyAt({ pointer }: Place): string | undefined {
  return pointer === null ? undefined : tokensOf(pointer).at(-1);
}
