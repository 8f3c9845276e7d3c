/** What an editor is told: findings as diagnostics, and their remedies as actions. Pure. */
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node.js';
import type { Severity } from '../../rules/findings/types.ts';
import type { Edits, Found, FoundInFile } from './task.ts';

const SOURCE = 'connector-reviewer';

/** All remedies of one file, and of all files of its connector. Editors can be told to make the first whenever a file is saved. */
export const FIX_FILE = `${CodeActionKind.SourceFixAll}.${SOURCE}`;
export const FIX_CONNECTOR = `${CodeActionKind.Source}.fixConnector.${SOURCE}`;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
};

export function diagnosticsOf({ found, leftOut }: FoundInFile): Diagnostic[] {
  const list = found.map(diagnosticOf);
  if (leftOut === 0) return list;
  const message = `${leftOut} more findings of this file are not shown here; connector-reviewer check --all tells them.`;
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [...list, { range, message, severity: DiagnosticSeverity.Information, source: SOURCE }];
}

export function diagnosticOf({ rule, severity, message, docs, range }: Found): Diagnostic {
  const code = { code: rule, codeDescription: { href: docs } };
  return { range, severity: SEVERITIES[severity], ...code, source: SOURCE, message };
}

/** The findings at a place. */
export function foundAt({ found }: FoundInFile, { start, end }: Range): readonly Found[] {
  return found.filter(({ range }) => !isBefore(range.end, start) && !isBefore(end, range.start));
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** Whether actions of a kind are asked for. */
export function isAsked({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

/** The remedy of each finding that has one. */
export function quickFixes(uri: string, found: readonly Found[]): CodeAction[] {
  return found.flatMap((one) => {
    if (!one.fix) return [];
    const edit = { changes: { [uri]: [...one.fix] } };
    const title = `${titleOf(one.fix)} (${one.rule})`;
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(one)], isPreferred: true, edit }];
  });
}

/** Longer texts are cut in a title. */
const LONGEST = 40;

function titleOf(edits: readonly TextEdit[]): string {
  const [edit, ...others] = edits;
  if (!edit || others.length > 0) return 'Mend this';
  const text = edit.newText.trim().replaceAll(/\s+/g, ' ');
  if (text === '') return 'Remove what is too much';
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const inserts = !isBefore(edit.range.start, edit.range.end);
  return inserts ? `Insert ${shown}` : `Change to ${shown}`;
}

/** An action whose edit is worked out when it is chosen. */
export function fixAll(kind: string, uri: string): CodeAction {
  const title =
    kind === FIX_FILE
      ? 'Fix all in this file that has a certain remedy'
      : 'Fix all in this connector that has a certain remedy';
  return { title, kind, data: { uri, kind } };
}

/** The same with its edit. @param uriOf the address that the editor knows a path by */
export function withEdits(
  action: CodeAction,
  kind: string,
  uri: string,
  edits: Edits,
  uriOf: (path: string) => string,
): CodeAction {
  const all = [...edits].map(([path, list]): [string, TextEdit[]] => [uriOf(path), [...list]]);
  const changes = Object.fromEntries(kind === FIX_FILE ? all.filter(([address]) => address === uri) : all);
  return { ...action, edit: { changes } };
}
