/** `explain`: all that is known about one rule, as its page has it. */
import type { Colors } from 'picocolors/types.js';
import { contentOf, type RuleContent } from '../docs/content.ts';
import { type Mended, mendedBy } from '../docs/mended.ts';
import { plain } from '../format/plain.ts';
import { severityPaint } from '../format/severity.ts';
import { nearest } from '../rules/nearest.ts';
import type { Severity } from '../rules/types.ts';
import { colorsFor } from './colors.ts';
import { UsageError } from './errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { textOfRule } from './rule-pages.ts';
import { severityWords } from './rules.ts';
import { rulesFor, settingsFor } from './settings.ts';

/** Explains a rule. @throws UsageError for an id that no rule has, with those that may have been meant */
export async function explain(id: string, io: Io): Promise<ExitCode> {
  const rules = await rulesFor(await settingsFor('.', io), io.err);
  const ids = rules.rules.map((rule) => rule.id);
  if (!ids.includes(id)) throw unknown(id, ids);
  const rule = textOfRule(id, rules);
  const mended = await mendedBy(rules);
  const [, weightiest] = severityWords(rule.severity);
  io.out.write(page(contentOf(rule, mended(rule)), weightiest, colorsFor(io)));
  return EXIT.clean;
}

function unknown(id: string, ids: readonly string[]): UsageError {
  const near = nearest(id, ids);
  const advice = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'connector-reviewer rules lists them all.';
  return new UsageError(`there is no rule ${id}`, advice);
}

function page(rule: RuleContent, weightiest: Severity, colors: Colors): string {
  const parts: [string, string][] = [
    ['Severity', severityPaint(weightiest, colors)(rule.severity)],
    ['Applies to', rule.connectors],
    ['Looks at', rule.looksAt],
    ['Says', rule.messages.join('\n')],
    ['Why', rule.why],
    ['Fix', `${rule.fix}${MENDED[rule.mended]}`],
    ['Docs', rule.docs],
    ['Codes', [...rule.codes, ...rule.policy].join(', ')],
    ['Good', rule.good.map(({ text }) => text).join('\n\n')],
    ['Bad', rule.bad.map(({ text }) => text).join('\n\n')],
  ];
  const sections = parts.filter(([, text]) => text !== '').map(([name, text]) => section(name, plain(text), colors));
  return `${colors.bold(rule.id)}  ${plain(rule.title)}\n\n${sections.join('\n')}\n`;
}

const MENDED: Readonly<Record<Mended, string>> = {
  always: '\ncheck --fix does it.',
  sometimes: '\ncheck --fix does it where the remedy is certain.',
  never: '',
};

const INDENT = 12;

function section(name: string, text: string, colors: Colors): string {
  const [first, ...rest] = text.trim().split('\n');
  const lines = [
    `${colors.dim(name.padEnd(INDENT))}${first}`,
    ...rest.map((line) => `${' '.repeat(INDENT)}${line}`.trimEnd()),
  ];
  return lines.join('\n');
}
