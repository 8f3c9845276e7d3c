/** What there is to say about a rule: the one content of its page and of `explain`. */
import type { SourceRule } from '../rules/engine/rule.ts';
import { type Snippet, snippet } from './examples.ts';
import type { Mended } from './mended.ts';
import { connectorsPhrase, lookedAt, severityPhrase } from './rule-phrases.ts';

export interface RuleContent {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  /** Which connectors, and what in them. */
  readonly connectors: string;
  readonly looksAt: string;
  readonly messages: readonly string[];
  readonly why: string;
  readonly fix: string;
  /** What comes of an error that is merged; empty for a rule that never is one. */
  readonly blocks: string;
  /** Whether `check --fix` mends it. */
  readonly mended: Mended;
  readonly docs: string;
  readonly codes: readonly string[];
  readonly policy: readonly string[];
  readonly good: readonly Snippet[];
  readonly bad: readonly Snippet[];
}

/** Good and bad examples shown of each rule; its file has the rest. */
const EXAMPLES = 3;

export function contentOf(rule: SourceRule, mended: Mended): RuleContent {
  const { id, title, docs, codes = [], policy = [], examples, applies = null, change = null } = rule;
  const [given] = [rule.given].flat() as [Exclude<SourceRule['given'], readonly unknown[]>];
  const snippets = (list: readonly unknown[]) => list.slice(0, EXAMPLES).map((one) => snippet(one, given));
  return {
    id,
    title,
    severity: severityPhrase(rule.severity),
    connectors: connectorsPhrase({ applies, change }),
    looksAt: lookedAt(rule),
    messages: [rule.message, ...Object.values(rule.cases ?? {}).map(({ message }) => message)],
    why: oneLine(rule.why),
    fix: oneLine(rule.fix),
    blocks: oneLine(rule.blocks ?? ''),
    mended,
    docs,
    codes: codes.map(String),
    policy: policy.map(String),
    good: snippets(examples.good.filter((example) => !isEmpty(example))),
    bad: snippets(examples.bad),
  };
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** The sample connector as it is. */
function isEmpty(example: unknown): boolean {
  return typeof example === 'object' && example !== null && Object.keys(example).length === 0;
}
