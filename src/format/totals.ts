/** The last lines of the verdict: what was left out above, how much of what, and what comes next. */
import type { Colors } from 'picocolors/types.js';
import { plural } from '../messages/markdown.ts';
import type { Severity } from '../rules/findings/types.ts';
import { asText } from './as-text.ts';
import { messageText, plainLine } from './plain.ts';
import type { Counted, Decision, Report } from './report.ts';

/** @param hidden the findings that were not shown in full */
export function closingLines(
  { inspection, compared, decision, rules }: Report,
  hidden: readonly Counted[],
  colors: Colors,
): string {
  const { totals, blocking, connectors } = inspection;
  const where = colors.dim(
    `${plural(connectors.length, 'connector')}, ${plural(rules.rules.length, 'rule')} (${inspection.rules})`,
  );
  const counts = countsOf(totals) || 'No findings';
  const old = totals.error - blocking;
  const note =
    compared && old > 0 ? `; ${old === totals.error ? 'no error' : plural(blocking, 'error')} by this change` : '';
  const verdict = blocking > 0 ? colors.red('✖') : colors.green('✔');
  return [
    ...hiddenLines(hidden, colors),
    `${verdict} ${counts}${note} in ${where}`,
    ...(decision ? decisionLines(decision, colors) : []),
  ].join('\n');
}

/** `2 errors, 1 warning`, without what there is none of. */
export function countsOf(totals: Readonly<Record<Severity, number>>): string {
  const present = (['error', 'warning', 'suggestion'] as const).filter((severity) => totals[severity] > 0);
  return present.map((severity) => plural(totals[severity], severity)).join(', ');
}

function hiddenLines(hidden: readonly Counted[], colors: Colors): string[] {
  const old = hidden.filter(({ status }) => status !== 'introduced').length;
  const minor = hidden.length - old;
  return [
    ...(old > 0
      ? [
          `${plural(old, 'finding')} stood there before this change or ${old === 1 ? 'is' : 'are'} waived: --all shows them.`,
        ]
      : []),
    ...(minor > 0
      ? [`${plural(minor, hidden.some(isWarning) ? 'lesser finding' : 'suggestion')}: --all shows them.`]
      : []),
  ].map((line) => colors.dim(line));
}

function isWarning({ severity, status }: Counted): boolean {
  return status === 'introduced' && severity !== 'suggestion';
}

function decisionLines({ stage, turn, nextSteps }: Decision, colors: Colors): string[] {
  const steps = nextSteps.map((step, index) => `  ${index + 1}. ${messageText(asText(step), colors)}`);
  return [`Stage: ${plainLine(stage)}. Turn: ${turn}.${steps.length > 0 ? ' Next:' : ''}`, ...steps];
}
