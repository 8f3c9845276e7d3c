/**
 * Findings as annotations of a job on GitHub: workflow commands on standard output.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Finding, Severity } from '../rules/findings/types.ts';
import type { Report } from './report.ts';
import { isAtLeast } from './severity.ts';

type Command = 'error' | 'warning' | 'notice';

const COMMANDS: Readonly<Record<Severity, Command>> = { error: 'error', warning: 'warning', suggestion: 'notice' };
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'suggestion'];

/** One command. Whatever its texts hold stays text: neither can begin another command or property. */
export function workflowCommand(
  command: Command,
  message: string,
  properties: Readonly<Record<string, string | number>> = {},
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escapeData(message)}\n`;
}

/**
 * What this change brought, or all where there is nothing to compare with; errors first, since GitHub shows ten of each
 * kind a step.
 *
 * @param least the least severity that is told
 */
export function formatWorkflow({ inspection }: Report, least: Severity): string[] {
  const all = [...inspection.connectors.flatMap(({ findings }) => findings), ...inspection.pull];
  const told = all.filter(({ status, severity }) => status === 'introduced' && isAtLeast(severity, least));
  return SEVERITIES.flatMap((severity) => told.filter((finding) => finding.severity === severity)).map(lineOf);
}

function lineOf({ rule, severity, file, line, endLine, column, endColumn, message, docs }: Finding): string {
  // Columns say something within one line only.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const place = file === '' ? {} : { file, line, endLine, ...columns };
  return workflowCommand(COMMANDS[severity], `${message}\n${docs}`, { ...place, title: rule });
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
