/** Why a text is not JSON: the first place where it goes wrong, and what was expected there. */
import { createScanner, ScanError, SyntaxKind } from 'jsonc-parser';
import type { Span } from '../types.ts';

export interface Diagnosis {
  readonly span: Span;
  /** A clause for people: "a ',' or '}' was expected here". */
  readonly problem: string;
}

type Expectation = 'value' | 'value or ]' | 'key or }' | 'key' | 'colon' | ', or }' | ', or ]' | 'end';

const EXPECTED: Record<Expectation, string> = {
  value: 'a value was expected here',
  'value or ]': "a value or ']' was expected here",
  'key or }': "a name in double quotes or '}' was expected here",
  key: 'a name in double quotes was expected here',
  colon: "a ':' was expected here",
  ', or }': "a ',' or '}' was expected here",
  ', or ]': "a ',' or ']' was expected here",
  end: 'nothing may follow the end of the document',
};

const SCAN_ERRORS: Partial<Record<ScanError, string>> = {
  [ScanError.UnexpectedEndOfString]: 'this text has no closing double quote',
  [ScanError.UnexpectedEndOfNumber]: 'this number is not complete',
  [ScanError.InvalidUnicode]: 'this \\u escape is not followed by four hexadecimal digits',
  [ScanError.InvalidEscapeCharacter]: 'this text has a backslash escape that JSON does not know',
  [ScanError.InvalidCharacter]: 'this text has a raw control character; write it as an escape such as \\n or \\t',
};

const LITERALS = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
]);

/** Reads with an explicit stack until the first fault; null when the text is JSON after all. */
export function diagnose(text: string): Diagnosis | null {
  const scanner = createScanner(text, true);
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  for (;;) {
    const token = scanner.scan();
    const start = scanner.getTokenOffset();
    const span = { start, end: start + Math.max(1, scanner.getTokenLength()) };
    const scanError = SCAN_ERRORS[scanner.getTokenError()];
    if (scanError) return { span, problem: scanError };
    if (token === SyntaxKind.EOF) return expected === 'end' ? null : { span, problem: endProblem(open, expected) };
    const next = step(token, expected, open);
    if (!next) return { span, problem: EXPECTED[expected] };
    expected = next;
  }
}

function endProblem(open: readonly string[], expected: Expectation): string {
  if (open.length === 0) return 'the file is empty; a JSON object was expected';
  return `the file ends too early: ${EXPECTED[expected].replace(' here', '')}`;
}

/** What is expected after a token, or null when the token is not what was expected. */
function step(token: SyntaxKind, expected: Expectation, open: ('{' | '[')[]): Expectation | null {
  switch (expected) {
    case 'key or }':
    case 'key':
      if (token === SyntaxKind.CloseBraceToken && expected === 'key or }') return close(open);
      return token === SyntaxKind.StringLiteral ? 'colon' : null;
    case 'colon':
      return token === SyntaxKind.ColonToken ? 'value' : null;
    case ', or }':
      if (token === SyntaxKind.CommaToken) return 'key';
      return token === SyntaxKind.CloseBraceToken ? close(open) : null;
    case ', or ]':
      if (token === SyntaxKind.CommaToken) return 'value';
      return token === SyntaxKind.CloseBracketToken ? close(open) : null;
    case 'end':
      return null;
    default:
      return stepIntoValue(token, expected, open);
  }
}

function stepIntoValue(token: SyntaxKind, expected: Expectation, open: ('{' | '[')[]): Expectation | null {
  if (token === SyntaxKind.OpenBraceToken) {
    open.push('{');
    return 'key or }';
  }
  if (token === SyntaxKind.OpenBracketToken) {
    open.push('[');
    return 'value or ]';
  }
  if (token === SyntaxKind.CloseBracketToken && expected === 'value or ]') return close(open);
  return LITERALS.has(token) ? after(open) : null;
}

function close(open: ('{' | '[')[]): Expectation {
  open.pop();
  return after(open);
}

function after(open: readonly ('{' | '[')[]): Expectation {
  const container = open[open.length - 1];
  if (container === undefined) return 'end';
  return container === '{' ? ', or }' : ', or ]';
}
