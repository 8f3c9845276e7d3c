/** The index of rules: by group, by severity, by the validator's code. */
import { table } from '../messages/markdown.ts';
import type { RuleContent } from './content.ts';
import { escaped, GENERATED } from './page.ts';

const GROUPS: Readonly<Record<string, string>> = {
  auth: 'how people sign in',
  dynamic: 'values and schemas that are fetched while people build a flow',
  icon: 'the icon',
  operation: 'operations: names, texts, paths, responses',
  package: 'the folder and its files',
  parameter: 'parameters',
  pr: 'the pull request itself',
  properties: 'apiProperties.json',
  readme: 'the readme',
  schema: 'schemas and their properties',
  script: 'custom code',
  security: 'keys and addresses that must not be there',
  swagger: 'apiDefinition.swagger.json as a whole',
  trigger: 'triggers and webhooks',
};

/** docs/rules/README.md. */
export function listing(rules: readonly RuleContent[]): string {
  const groups = [...new Set(rules.map(groupOf))].sort();
  const parts = [
    GENERATED,
    `# Rules\n\n${rules.length} rules. \`connector-reviewer explain RULE\` prints the same as a rule's page. [Which code of the validator and which policy is covered](../coverage.md).`,
    `## By group\n\n${groups.map((group) => groupPart(group, rules)).join('\n\n')}`,
    `## By severity\n\nWhere it depends on the connector or the change, the weightiest counts.\n\n${bySeverity(rules)}`,
    `## By validator code\n\n${byCode(rules)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function groupOf({ id }: RuleContent): string {
  return id.slice(0, id.indexOf('/'));
}

/** A group with what it is about. */
export function groupTitle(group: string): string {
  return GROUPS[group] === undefined ? group : `${group}: ${GROUPS[group]}`;
}

function groupPart(group: string, rules: readonly RuleContent[]): string {
  const rows = rules
    .filter((rule) => groupOf(rule) === group)
    .map((rule) => [linkTo(rule.id), escaped(rule.title), rule.severity, rule.mended === 'never' ? '' : '✓']);
  return `### ${groupTitle(group)}\n\n${table(['Rule', 'What holds', 'Severity', '`--fix`'], rows)}`;
}

function bySeverity(rules: readonly RuleContent[]): string {
  const lists = (['error', 'warning', 'suggestion'] as const).map((severity) => {
    const own = rules.filter((rule) => weightiest(rule) === severity);
    return `**${severity}** (${own.length}): ${own.map(({ id }) => linkTo(id)).join(', ')}`;
  });
  return lists.join('\n\n');
}

function weightiest({ severity }: RuleContent): string {
  return ['error', 'warning', 'suggestion'].find((one) => severity.includes(one)) ?? 'suggestion';
}

function byCode(rules: readonly RuleContent[]): string {
  const codes = new Map<string, string[]>();
  for (const { id, codes: own } of rules) for (const code of own) codes.set(code, [...(codes.get(code) ?? []), id]);
  const rows = [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ['Code', 'Rules'],
    rows.map(([code, ids]) => [`\`${code}\``, ids.map((id) => linkTo(id)).join(', ')]),
  );
}

/** @param base the way to docs/rules */
export function linkTo(id: string, base = ''): string {
  return `[${id}](${base}${id}.md)`;
}
