/** `explain`: all that is known about one rule, as its page has it. */
import type { Colors } from 'picocolors/types.js';
import { contentOf, type RuleContent } from '../../docs/content.ts';
import { readCoverage } from '../../docs/coverage.ts';
import { type Mended, mendedBy } from '../../docs/mended.ts';
import { plain } from '../../format/plain.ts';
import { severityPaint } from '../../format/severity.ts';
import { wrap } from '../../format/wrap.ts';
import { listed } from '../../messages/markdown.ts';
import { rulesWithCode } from '../../rules/engine/codes.ts';
import { nearest } from '../../rules/engine/nearest.ts';
import type { Rule } from '../../rules/engine/rule.ts';
import { RULES_DIR } from '../../rules/files/paths.ts';
import { UsageError } from '../errors.ts';
import { textOfRule } from '../input/rule-pages.ts';
import { rulesFor, settingsFor } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { colorsFor } from '../output/colors.ts';
import { severityWords } from './rules.ts';

/** Explains a rule, or says which rules answer for a code. @throws UsageError for an id that no rule has, with those that may have been meant */
export async function explain(id: string, io: Io): Promise<ExitCode> {
  const rules = await rulesFor(await settingsFor('.', io), io.err);
  const ids = rules.rules.map((rule) => rule.id);
  if (!ids.includes(id)) return explainCode(id, rules.rules, io) ?? explainOther(id, ids, io);
  const rule = textOfRule(id, rules);
  const mended = await mendedBy(rules);
  const [, weightiest] = severityWords(rule.severity);
  const how = {
    colors: colorsFor(io),
    width: Math.max(LEAST_WIDTH, io.out.columns ?? Number.POSITIVE_INFINITY) - INDENT,
  };
  io.out.write(page(contentOf(rule, mended(rule)), severityPaint(weightiest, how.colors), how));
  return EXIT.clean;
}

/** The rules that answer for a code of the validator or a policy number; null where it is none. */
function explainCode(code: string, rules: readonly Rule[], io: Io): ExitCode | null {
  const known = readCoverage(RULES_DIR).codes.find((one) => one.code.toLowerCase() === code.toLowerCase());
  const answering = new Set(rulesWithCode(code, rules));
  if (!known && answering.size === 0) return null;
  const { bold, dim } = colorsFor(io);
  const lines = rules.filter(({ id }) => answering.has(id)).map(({ id, title }) => `${bold(id)}  ${plain(title)}`);
  const head = known ? `${bold(known.code)}  ${known.about}` : `${bold(code)}  A number of the certification policies`;
  const rest = lines.length > 0 ? lines.join('\n') : `No rule checks this: ${known?.without ?? ''}.`;
  io.out.write(`${head}\n\n${rest}\n\n${dim('connector-reviewer explain RULE tells more about one of them.')}\n`);
  return EXIT.clean;
}

/** What people may search for though no rule looks at it. */
function explainOther(id: string, ids: readonly string[], io: Io): ExitCode {
  const { byApp, leftOut } = readCoverage(RULES_DIR);
  const done = byApp.find((one) => one.id === id);
  const left = leftOut.find((one) => one.id === id);
  if (!done && !left) throw unknown(id, ids);
  const { bold } = colorsFor(io);
  const text = done
    ? `${done.title}\n\nNo rule, the App does it. ${done.why}\n${done.docs}`
    : `No rule checks this. ${left?.why}`;
  io.out.write(`${bold(id)}  ${text}\n`);
  return EXIT.clean;
}

function unknown(id: string, ids: readonly string[]): UsageError {
  const near = nearest(id, ids);
  const advice = near.length > 0 ? `Did you mean ${listed(near, 'or')}?` : 'connector-reviewer rules lists them all.';
  return new UsageError(`there is no rule ${id}`, advice);
}

interface How {
  readonly colors: Colors;
  /** Columns for the text. */
  readonly width: number;
}

function page(rule: RuleContent, paint: (text: string) => string, how: How): string {
  const { colors } = how;
  const parts: [string, string][] = [
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
  const sections = parts.filter(([, text]) => text !== '').map(([name, text]) => section(name, plain(text), how));
  const severity = `${colors.dim('Severity'.padEnd(INDENT))}${paint(plain(rule.severity))}`;
  return `${colors.bold(rule.id)}  ${plain(rule.title)}\n\n${[severity, ...sections].join('\n')}\n`;
}

const MENDED: Readonly<Record<Mended, string>> = {
  always: '\ncheck --fix does it.',
  sometimes: '\ncheck --fix does it where the remedy is certain.',
  never: '',
};

const INDENT = 12;
const LEAST_WIDTH = 40;

/** Examples are code: only prose is broken. */
const CODE: ReadonlySet<string> = new Set(['Good', 'Bad']);

function section(name: string, text: string, { colors, width }: How): string {
  const broken = text
    .trim()
    .split('\n')
    .flatMap((line) => (CODE.has(name) ? line : wrap(line, width).split('\n')));
  const [first, ...rest] = broken;
  const lines = [
    `${colors.dim(name.padEnd(INDENT))}${first}`,
    ...rest.map((line) => `${' '.repeat(INDENT)}${line}`.trimEnd()),
  ];
  return lines.join('\n');
}
