/** `rules`: what is checked, in a list. */
import { plain } from '../format/plain.ts';
import { severityPaint } from '../format/severity.ts';
import type { Severity } from '../rules/types.ts';
import { colorsFor } from './colors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { KINDS } from './places.ts';
import { type RuleText, textOfRule } from './rule-pages.ts';
import { rulesFor, settingsFor } from './settings.ts';

/** Prints all rules. @throws FileError for a rule file that is not as it must be */
export async function listRules(options: { readonly format: 'pretty' | 'json' }, io: Io): Promise<ExitCode> {
  const set = await rulesFor(await settingsFor('.', io), io.err);
  const { version } = set;
  const ids = set.rules.map(({ id }) => id).sort();
  const rules = ids.map((id) => textOfRule(id, set));
  io.out.write(options.format === 'json' ? asJson(version, rules) : asText(version, rules, io));
  return EXIT.clean;
}

function asJson(version: string, rules: readonly RuleText[]): string {
  const list = rules.map(({ id, severity, applies, title, docs, codes }) => ({
    id,
    severity,
    applies: applies ?? KINDS,
    title,
    docs,
    codes: codes ?? [],
  }));
  return `${JSON.stringify({ version: 1, rules: version, list }, null, 2)}\n`;
}

function asText(version: string, rules: readonly RuleText[], io: Io): string {
  const colors = colorsFor(io);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, applies, title }) => {
    const [text, weightiest] = severityWords(severity);
    const only = applies ? colors.dim(` (${applies.join(', ')} only)`) : '';
    return `${id.padEnd(width)}  ${severityPaint(weightiest, colors)(text.padEnd(10))}  ${plain(title)}${only}`;
  });
  return `${[...lines, '', `${rules.length} rules (${version}). connector-reviewer explain RULE says more about one.`].join('\n')}\n`;
}

/** A severity in words, and the weightiest of its contexts. */
export function severityWords(severity: RuleText['severity']): [string, Severity] {
  if (typeof severity === 'string') return [severity, severity === 'off' ? 'suggestion' : severity];
  const all = Object.values(severity);
  const words = Object.entries(severity).map(([context, value]) => `${value} (${context})`);
  return [words.join(', '), (['error', 'warning'] as const).find((one) => all.includes(one)) ?? 'suggestion'];
}
