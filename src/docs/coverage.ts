/** docs/coverage.md: each of the validator's codes and each policy number, and which of our rules answers for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../messages/markdown.ts';
import { FileError, readYaml } from '../rules/files/yaml.ts';
import type { RuleContent } from './content.ts';
import { linkTo } from './listing.ts';
import { escaped, GENERATED } from './page.ts';

/** One code of the validator, as rules/codes.yml has it. */
export interface Code {
  readonly code: string;
  readonly group: string;
  /** What the code means. */
  readonly about: string;
  /** Why no rule answers for it. */
  readonly without?: string;
}

/** Something that certification asks for and no rule checks. */
interface LeftOut {
  readonly id: string;
  readonly why: string;
  readonly policy?: string;
}

/** Something that reviewers ask for and the App does itself. */
export interface ByApp {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly docs: string;
}

export interface Coverage {
  readonly codes: readonly Code[];
  readonly byApp: readonly ByApp[];
  readonly leftOut: readonly LeftOut[];
}

/** Reads rules/codes.yml. @throws FileError when a code is twice in it or says too little */
export function readCoverage(directory: string): Coverage {
  const file = join(directory, 'codes.yml');
  const { codes, byApp, leftOut } = readYaml(file, readFileSync(file, 'utf8')) as Coverage;
  const seen = new Set<string>();
  for (const { code, group, about } of codes) {
    if (!code || !group || !about)
      throw new FileError({ file, line: 1, column: 1, reason: `${code} needs a group and what it is about` });
    if (seen.has(code)) throw new FileError({ file, line: 1, column: 1, reason: `${code} is there twice` });
    seen.add(code);
  }
  return { codes, byApp, leftOut };
}

/** The page. @throws Error for a code that neither a rule nor a reason answers for, and for a rule's code that is unknown */
export function coveragePage({ codes, byApp, leftOut }: Coverage, rules: readonly RuleContent[]): string {
  const answers = (code: string) => rules.filter((rule) => rule.codes.includes(code)).map(({ id }) => id);
  const known = new Set(codes.map(({ code }) => code));
  const unknown = rules.flatMap((rule) => rule.codes).find((code) => !known.has(code));
  if (unknown !== undefined) throw new Error(`rules/codes.yml does not have the code ${unknown} that a rule names`);
  const covered = codes.filter(({ code }) => answers(code).length > 0).length;
  const groups = [...new Set(codes.map(({ group }) => group))];
  const parts = [
    GENERATED,
    '# What is covered',
    `Rules answer for ${covered} of the validator's ${codes.length} codes, and for the policy numbers below.`,
    ...groups.map((group) => codesPart(group, codes, answers)),
    `## Policy numbers\n\n${policies(rules, leftOut)}`,
    `## What the App does itself\n\n${reasons(byApp)}`,
    `## What no rule checks\n\n${reasons(leftOut)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function reasons(list: readonly LeftOut[]): string {
  return list.map(({ id, why }) => `- **${id}**: ${escaped(why)}`).join('\n');
}

function codesPart(group: string, codes: readonly Code[], answers: (code: string) => readonly string[]): string {
  const rows = codes
    .filter((code) => code.group === group)
    .map(({ code, about, without }) => {
      const ids = answers(code);
      if (ids.length === 0 && !without) throw new Error(`rules/codes.yml does not say why no rule answers for ${code}`);
      return [`\`${code}\``, escaped(about), ids.length > 0 ? linked(ids) : `none: ${escaped(without as string)}`];
    });
  return `## Codes: ${group}\n\n${table(['Code', 'About', 'Rules'], rows)}`;
}

function policies(rules: readonly RuleContent[], leftOut: readonly LeftOut[]): string {
  const byNumber = new Map<string, string[]>();
  for (const { id, policy } of rules)
    for (const number of policy) byNumber.set(number, [...(byNumber.get(number) ?? []), id]);
  const rows = [...byNumber].map(([number, ids]) => [number, linked(ids)] as const);
  const missing = leftOut.flatMap(({ policy, id }) =>
    policy === undefined || byNumber.has(policy) ? [] : [[policy, `none: see ${id} below`] as const],
  );
  return table(
    ['Number', 'Rules'],
    [...rows, ...missing].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
}

function linked(ids: readonly string[]): string {
  return ids.map((id) => linkTo(id, 'rules/')).join(', ');
}
