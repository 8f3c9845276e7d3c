/** `rules`: what is checked, in a list. */
import { type ByApp, readCoverage } from '../../docs/coverage.ts';
import { plain } from '../../format/plain.ts';
import { severityPaint } from '../../format/severity.ts';
import { RULES_DIR } from '../../rules/files/paths.ts';
import type { Severity } from '../../rules/findings/types.ts';
import { KINDS } from '../input/connector-paths.ts';
import { type RuleText, textOfRule } from '../input/rule-pages.ts';
import { rulesFor, settingsFor } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { colorsFor } from '../output/colors.ts';

/** Prints all rules. @throws FileError for a faulty rule file */
export async function listRules(options: { readonly format: 'pretty' | 'json' }, io: Io): Promise<ExitCode> {
  const set = await rulesFor(await settingsFor('.', io), io.err);
  const { version } = set;
  const ids = set.rules.map(({ id }) => id).sort();
  const rules = ids.map((id) => textOfRule(id, set));
  const { byApp } = readCoverage(RULES_DIR);
  io.out.write(options.format === 'json' ? asJson(version, rules, byApp) : asText(version, rules, byApp, io));
  return EXIT.clean;
}

function asJson(version: string, rules: readonly RuleText[], byApp: readonly ByApp[]): string {
  const checked = rules.map(({ id, severity, applies, title, docs, codes }) => ({
    ...{ id, severity, applies: applies ?? KINDS, title, docs, codes: codes ?? [] },
    by: 'rule',
  }));
  const done = byApp.map(({ id, title, docs }) => ({
    ...{ id, severity: 'suggestion', applies: KINDS, title, docs, codes: [] },
    by: 'app',
  }));
  const list = [...checked, ...done].sort((one, other) => (one.id < other.id ? -1 : 1));
  return `${JSON.stringify({ version: 1, rules: version, list }, null, 2)}\n`;
}

function asText(version: string, rules: readonly RuleText[], byApp: readonly ByApp[], io: Io): string {
  const colors = colorsFor(io);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, applies, title }) => {
    const [text, weightiest] = severityWords(severity);
    const only = applies ? colors.dim(` (${applies.join(', ')} only)`) : '';
    return `${id.padEnd(width)}  ${severityPaint(weightiest, colors)(text.padEnd(10))}  ${plain(title)}${only}`;
  });
  const done = byApp.map(
    ({ id, title }) => `${id.padEnd(width)}  ${colors.dim('the App'.padEnd(10))}  ${plain(title)}`,
  );
  return `${[...lines, ...done, '', `${rules.length} rules (${version}). connector-reviewer explain RULE says more about one.`].join('\n')}\n`;
}

/** A severity in words, and the weightiest of its contexts. */
export function severityWords(severity: RuleText['severity']): [string, Severity] {
  if (typeof severity === 'string') return [severity, severity === 'off' ? 'suggestion' : severity];
  const all = Object.values(severity);
  const words = Object.entries(severity).map(([context, value]) => `${value} (${context})`);
  return [words.join(', '), (['error', 'warning'] as const).find((one) => all.includes(one)) ?? 'suggestion'];
}
