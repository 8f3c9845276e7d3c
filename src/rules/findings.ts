/** Makes findings out of what rules report: places, messages and fixes. */
import { Connector } from '../connector/connector.ts';
import { JsonDocument } from '../connector/json/document.ts';
import { JsonNode } from '../connector/node.ts';
import { tokensOf, valueAt } from '../connector/pointer.ts';
import type { SourceText } from '../connector/source.ts';
import type { Range, Span } from '../connector/types.ts';
import { anchorOf } from './anchor.ts';
import type { Report } from './check.ts';
import { fixFrom, fixIn, intentOf } from './fix.ts';
import { fillMessage } from './message.ts';
import type { Rule } from './rule.ts';
import type { Finding, Fix, Severity } from './types.ts';

/** Where a report stands, worked out. */
interface Place {
  readonly file: string;
  readonly pointer: string | null;
  readonly anchor: string;
  readonly range: Range;
  readonly value: unknown;
  readonly name: string;
  readonly fix: (rule: Rule, report: Report) => Fix | null;
}

const FIRST_LINE: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export class Findings {
  readonly #connector: Connector | null;
  readonly #findings: Finding[] = [];

  constructor(connector: Connector | null) {
    this.#connector = connector;
  }

  add(rule: Rule, severity: Severity, node: unknown, report: Report): void {
    const variant = report.case === undefined ? undefined : rule.cases[report.case];
    if (variant?.severity === 'off') return;
    const place = this.#place(rule, node, report);
    this.#findings.push({
      rule: rule.id,
      severity: weaker(severity, variant?.severity),
      file: place.file,
      pointer: place.pointer,
      anchor: report.case === undefined ? place.anchor : `${place.anchor}#${report.case}`,
      ...place.range,
      message: fillMessage(
        variant?.message ?? rule.message,
        (name) => report.values?.[name] ?? standardValue(name, place),
      ),
      fix: place.fix(rule, report),
      status: 'introduced',
      docs: rule.docs,
    });
  }

  /** By file, line, column, rule: the same at every run. */
  sorted(): Finding[] {
    return this.#findings.sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compare(a.rule, b.rule) ||
        compare(a.anchor, b.anchor),
    );
  }

  #place(rule: Rule, node: unknown, report: Report): Place {
    if (report.file !== undefined) return this.#textPlace(report.file, report);
    const json = report.node ?? (node instanceof JsonNode ? node : null) ?? referenceNode(node);
    if (json) return jsonPlace(json, report.at ?? rule.at, this.#connector);
    if (node instanceof JsonDocument) return sourcePlace(node.path, node.source, report);
    if (node instanceof Connector) return this.#textPlace(node.pathOf('swagger'), report);
    return this.#textPlace((node as { path?: string }).path ?? '', report);
  }

  #textPlace(path: string, report: Report): Place {
    const file = this.#connector?.files.find((candidate) => candidate.path === path) ?? null;
    const source = this.#connector?.text(file) ?? null;
    if (source && report.span) return sourcePlace(path, source, report);
    return {
      file: path,
      pointer: null,
      anchor: '',
      range: FIRST_LINE,
      value: undefined,
      name: path.slice(path.lastIndexOf('/') + 1),
      fix: () => null,
    };
  }
}

function referenceNode(node: unknown): JsonNode | null {
  const inner = (node as { node?: unknown } | null)?.node;
  return inner instanceof JsonNode ? inner : null;
}

function sourcePlace(path: string, source: SourceText, report: Report): Place {
  const span = report.span ?? { start: 0, end: 0 };
  const range = source.range(span);
  const text = source.text.slice(span.start, span.end);
  return {
    file: path,
    pointer: null,
    anchor: report.anchor ?? (report.span ? source.line(range.line).trim().slice(0, 120) : ''),
    range,
    value: text,
    name: path.slice(path.lastIndexOf('/') + 1),
    fix: (_, { fix }) => (fix && 'edits' in fix ? fixFrom(source, fix.edits) : null),
  };
}

function jsonPlace(node: JsonNode, at: string, connector: Connector | null): Place {
  const { document } = node;
  const { location, found } = node.place(at);
  const pointer = node.pointer + at;
  const value = at === '' ? node.value : valueAt(node.value, at);
  const span = found && isScalar(value) ? location.value : (location.key ?? opening(location.value));
  const swagger = connector?.json('swagger') === document ? connector.api : null;
  return {
    file: document.path,
    pointer,
    anchor: anchorOf(document.root, pointer, swagger),
    range: document.source.range(span),
    value,
    name: node.name,
    fix: (rule, report) => {
      const intent = report.fix ?? (rule.autofix === null ? null : intentOf(rule.autofix, value));
      return intent && fixIn(document, pointer, intent);
    },
  };
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** The opening bracket of a container that has no key. */
function opening(span: Span): Span {
  return { start: span.start, end: span.start + 1 };
}

function standardValue(name: string, place: Place): string | number | undefined {
  if (name === 'name') return place.name;
  if (name === 'length') return typeof place.value === 'string' ? place.value.length : undefined;
  if (name === 'key') return lastToken(place.pointer);
  if (name !== 'value') return undefined;
  return typeof place.value === 'string' ? place.value : JSON.stringify(place.value);
}

function lastToken(pointer: string | null): string | undefined {
  return pointer === null ? undefined : tokensOf(pointer).at(-1);
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, suggestion: 0 };

/** A case may lower a rule's severity, never raise what the repository has lowered. */
function weaker(severity: Severity, other: Severity | undefined): Severity {
  return other !== undefined && WEIGHT[other] < WEIGHT[severity] ? other : severity;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
