/** A finding whose words are worked out when somebody asks for them: of thousands of suggestions most are only counted. */

import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { Range } from '../../connector/types.ts';
import { rulePageOf } from '../../product/product.ts';
import type { Report } from '../engine/check.ts';
import type { Case, Rule } from '../engine/rule.ts';
import { keyAt, type Place } from './finding-place.ts';
import { type Filled, fillMessage } from './message.ts';
import type { Finding, Fix, Severity, Status } from './types.ts';

/** What a finding is made of. */
export interface Made {
  readonly rule: Rule;
  readonly variant: Case | undefined;
  readonly report: Report;
  readonly place: Place;
}

// As many are made as there are suggestions: plain fields, as `#private` ones cost more than all the rest of making one.
export class LazyFinding implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly file: string;
  readonly made: Made;
  private knownAnchor: string | null;
  private knownRange: Range | null;
  private knownFilled: Filled | null;
  private knownFix: Fix | null | undefined;

  constructor(made: Made, severity: Severity, status: Status, file: string) {
    this.rule = made.rule.id;
    this.severity = severity;
    this.status = status;
    this.file = file;
    this.made = made;
    this.knownAnchor = null;
    this.knownRange = null;
    this.knownFilled = null;
    this.knownFix = undefined;
  }

  get docs(): string {
    const { id, page } = this.made.rule;
    return page ?? rulePageOf(id);
  }

  get see(): string | null {
    return this.made.report.see ?? null;
  }

  get pointer(): string | null {
    return this.made.place.pointer;
  }

  get anchor(): string {
    const { place, report } = this.made;
    if (this.knownAnchor === null) {
      const own = report.anchor ?? place.anchor;
      this.knownAnchor = report.case === undefined || report.parts ? own : `${own}#${report.case}`;
    }
    return this.knownAnchor;
  }

  get line(): number {
    return this.range.line;
  }

  get column(): number {
    return this.range.column;
  }

  get endLine(): number {
    return this.range.endLine;
  }

  get endColumn(): number {
    return this.range.endColumn;
  }

  /** In whole words always: where a value is missing, what the rule says of every such place. */
  get message(): string {
    const { rule } = this.made;
    return this.filled.missing.length === 0 ? this.filled.text : `${rule.title}. ${rule.fix}`;
  }

  get fix(): Fix | null {
    if (this.knownFix === undefined) this.knownFix = this.made.place.fix(this.made.rule, this.made.report);
    return this.knownFix;
  }

  /** What it says, and nothing of what it was found in: a secret may stand there. */
  toJSON(): Finding {
    return settled(this);
  }

  get filled(): Filled {
    this.knownFilled ??= this.fill();
    return this.knownFilled;
  }

  private fill(): Filled {
    const { rule, variant, report, place } = this.made;
    const values = typeof report.values === 'function' ? report.values() : report.values;
    const find = (name: string) => (values && Object.hasOwn(values, name) ? values[name] : standardValue(name, place));
    return fillMessage(variant?.message ?? rule.message, find);
  }

  private get range(): Range {
    this.knownRange ??= this.made.place.range;
    return this.knownRange;
  }
}

/** The placeholders of its rule's message that there was no value for: a slip of the rule's, which nobody is to read. */
export function missingIn(finding: Finding): readonly string[] {
  return finding instanceof LazyFinding ? finding.filled.missing : [];
}

/** What may be said of a finding once it is found. */
type Changes = Partial<Pick<Finding, 'status' | 'file'>>;

/** The same finding with another status or under another name of its file. A spread would lose what is not worked out yet. */
export function changed(finding: Finding, { status = finding.status, file = finding.file }: Changes): Finding {
  if (!(finding instanceof LazyFinding)) return { ...finding, status, file };
  return new LazyFinding(finding.made, finding.severity, status, file);
}

/** Everything about a finding, worked out: what it was found in may be forgotten. */
export function settled(finding: Finding): Finding {
  const { rule, severity, status, file, pointer, anchor, line, column, endLine, endColumn, message, docs } = finding;
  const fix = finding.fix && { ...finding.fix };
  return { rule, severity, file, pointer, anchor, line, column, endLine, endColumn, message, fix, status, docs };
}

type Counted = Pick<Finding, 'severity' | 'status'>;

const kinds = new Map<string, Counted>();

/** What is needed to count a finding: the same object for all that count alike, as there may be hundreds of thousands. */
export function counted({ severity, status }: Finding): Counted {
  return getOrInsert(kinds, `${severity} ${status}`, () => ({ severity, status }));
}

function standardValue(name: string, place: Place): string | number | undefined {
  if (name === 'name') return place.name;
  if (name === 'key') return keyAt(place);
  const { value } = place;
  if (name === 'length') return typeof value === 'string' ? value.length : undefined;
  if (name !== 'value') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
