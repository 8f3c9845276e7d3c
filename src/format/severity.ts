/** Severities in their order, and in their colours. */
import type { Colors } from 'picocolors/types.js';
import type { Severity } from '../rules/findings/types.ts';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, suggestion: 0 };

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return WEIGHT[severity] >= WEIGHT[least];
}

/** Paints a text in the colour of a severity. */
export function severityPaint(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, suggestion: colors.cyan }[severity];
}
