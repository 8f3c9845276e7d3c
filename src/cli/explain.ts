/** `explain`: all that is known about one rule. */
import type { Colors } from 'picocolors/types.js';
import { plain } from '../format/plain.ts';
import { severityPaint } from '../format/severity.ts';
import { nearest } from '../rules/nearest.ts';
import { colorsFor } from './colors.ts';
import { UsageError } from './errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { KINDS } from './places.ts';
import { type RuleText, ruleIds, ruleText } from './rule-pages.ts';
import { severityWords } from './rules.ts';

/** Explains a rule. @throws UsageError for an id that no rule has, with those that may have been meant */
export async function explain(id: string, io: Io): Promise<ExitCode> {
  const ids = ruleIds();
  if (!ids.includes(id)) throw unknown(id, ids);
  io.out.write(page(ruleText(id), colorsFor(io)));
  return EXIT.clean;
}

function unknown(id: string, ids: readonly string[]): UsageError {
  const near = nearest(id, ids);
  const advice = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'connector-reviewer rules lists them all.';
  return new UsageError(`there is no rule ${id}`, advice);
}

function page(rule: RuleText, colors: Colors): string {
  const [severity, weightiest] = severityWords(rule.severity);
  const messages = [rule.message, ...Object.values(rule.cases ?? {}).map(({ message }) => message)];
  const parts: [string, string][] = [
    ['Severity', severityPaint(weightiest, colors)(severity)],
    ['Applies to', `${(rule.applies ?? KINDS).join(', ')}${rule.change ? `; ${rule.change} connectors only` : ''}`],
    ['Says', messages.join('\n')],
    ['Why', rule.why],
    ['Fix', rule.autofix ? `${rule.fix}\nA certain fix is known: check --fix makes it.` : rule.fix],
    ['Docs', rule.docs],
    ['Codes', [...(rule.codes ?? []), ...(rule.policy ?? [])].join(', ')],
    ['Good', rule.examples.good.map(example).join('\n')],
    ['Bad', rule.examples.bad.map(example).join('\n')],
  ];
  const sections = parts.filter(([, text]) => text !== '').map(([name, text]) => section(name, text, colors));
  return `${colors.bold(rule.id)}  ${plain(rule.title)}\n\n${sections.join('\n')}\n`;
}

const INDENT = 12;

function section(name: string, text: string, colors: Colors): string {
  const [first, ...rest] = text.trim().split('\n');
  return [`${colors.dim(name.padEnd(INDENT))}${first}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`)].join(
    '\n',
  );
}

/** Examples are patches laid on a sample connector; a text stands for itself. */
function example(value: unknown): string {
  return plain(typeof value === 'string' ? value : JSON.stringify(value));
}
