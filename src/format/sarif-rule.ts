/** A rule as code scanning shows it beside a finding. */

/** What is said about a rule in full. */
export interface RulePage {
  readonly title: string;
  readonly severity: string | Readonly<Record<string, string>>;
  readonly why: string;
  readonly fix: string;
  readonly docs: string;
  readonly codes: readonly string[];
}

const LEVELS: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', suggestion: 'note' };
/** GitHub orders and filters by this where a rule is no matter of security. */
const PROBLEM: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', note: 'recommendation' };

/** A reportingDescriptor. @param page null for a rule of which only the id is known */
export function sarifRule(id: string, page: RulePage | null): object {
  if (!page) return { id };
  const level = LEVELS[weightiest(page.severity)] ?? 'warning';
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: page.title },
    fullDescription: { text: `${page.title}. ${page.why}` },
    help: {
      text: `${page.why}\n\n${page.fix}\n\n${page.docs}`,
      markdown: `${page.why}\n\n**How to fix it:** ${page.fix}\n\n[Documentation](${page.docs})`,
    },
    helpUri: page.docs,
    defaultConfiguration: { level },
    properties: { tags: [id.split('/')[0], ...page.codes], 'problem.severity': PROBLEM[level], precision: 'very-high' },
  };
}

function weightiest(severity: RulePage['severity']): string {
  const all = typeof severity === 'string' ? [severity] : Object.values(severity);
  return ['error', 'warning', 'suggestion'].find((one) => all.includes(one)) ?? 'warning';
}

/** `operation/summary-required` → `OperationSummaryRequired`: names of SARIF rules are identifiers. */
function nameOf(id: string): string {
  const words = id.split(/[^a-z0-9]/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
