/** Makes findings out of what rules report, and puts them in order. */
import { Connector } from '../../connector/connector.ts';
import { JsonDocument } from '../../connector/json/document.ts';
import { JsonNode } from '../../connector/node.ts';
import type { Report } from '../engine/check.ts';
import type { Rule } from '../engine/rule.ts';
import { LazyFinding } from './finding.ts';
import { filePlace, JsonPlace, type Place, sourcePlace } from './finding-place.ts';
import type { Finding, Severity } from './types.ts';

/** Findings of one connector before its inspection is ended: the largest that was ever published has a fifth of that. */
const MOST = 100_000;

/** What is found is too much for anybody. */
export class TooManyFindingsError extends Error {
  override readonly name = 'TooManyFindingsError';
}

export class Findings {
  readonly #connector: Connector | null;
  readonly #findings: LazyFinding[] = [];

  constructor(connector: Connector | null) {
    this.#connector = connector;
  }

  /** Throws TooManyFindingsError. */
  add(rule: Rule, severity: Severity, node: unknown, report: Report): void {
    const variant = report.case === undefined ? undefined : rule.cases[report.case];
    if (variant?.severity === 'off') return;
    if (this.#findings.length === MOST) throw new TooManyFindingsError();
    const place = this.#place(rule, node, report);
    const made = { rule, variant, report, place };
    this.#findings.push(new LazyFinding(made, weaker(severity, variant?.severity), 'introduced', place.file));
  }

  /** By file, place, rule: the same at every run. */
  sorted(): Finding[] {
    return this.#findings.sort(inOrder);
  }

  #place(rule: Rule, node: unknown, report: Report): Place {
    if (report.file !== undefined) return this.#textPlace(report.file, report);
    const json = report.node ?? (node instanceof JsonNode ? node : null) ?? referenceNode(node);
    if (json) return new JsonPlace(json, report.at ?? rule.at, this.#connector);
    if (node instanceof JsonDocument) return sourcePlace(node.path, node.source, report);
    if (node instanceof Connector) return this.#textPlace(node.pathOf('swagger'), report);
    return this.#textPlace((node as { path?: string }).path ?? '', report);
  }

  #textPlace(path: string, report: Report): Place {
    const file = this.#connector?.files.find((candidate) => candidate.path === path) ?? null;
    const source = this.#connector?.text(file) ?? null;
    return source && report.span ? sourcePlace(path, source, report) : filePlace(path);
  }
}

function referenceNode(node: unknown): JsonNode | null {
  const inner = (node as { node?: unknown } | null)?.node;
  return inner instanceof JsonNode ? inner : null;
}

/** Anchors tell apart what a rule says twice of one place. */
function inOrder(a: LazyFinding, b: LazyFinding): number {
  return (
    compare(a.file, b.file) ||
    a.made.place.start - b.made.place.start ||
    compare(a.rule, b.rule) ||
    compare(a.anchor, b.anchor)
  );
}

export const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, suggestion: 0 };

/** A case may lower a rule's severity, never raise what the repository has lowered. */
function weaker(severity: Severity, other: Severity | undefined): Severity {
  return other !== undefined && WEIGHT[other] < WEIGHT[severity] ? other : severity;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
