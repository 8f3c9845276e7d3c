/** What Microsoft's own reader forgives and JSON.parse does not: comments and trailing commas, blanked out in place. */
import { createScanner, SyntaxKind } from 'jsonc-parser';
import type { Span } from '../types.ts';

export interface Forgiven {
  /** The text with every forgiven character replaced by a blank: same length, same lines. */
  readonly text: string;
  readonly comments: readonly Span[];
  readonly trailingCommas: readonly Span[];
}

/** Finds comments and trailing commas; never fails, whatever the text is. */
export function forgive(text: string): Forgiven {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const trailingCommas: Span[] = [];
  let comma: Span | null = null;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const span = { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + scanner.getTokenLength() };
    if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) comments.push(span);
    else if (token === SyntaxKind.CommaToken) comma = span;
    else if (token !== SyntaxKind.Trivia && token !== SyntaxKind.LineBreakTrivia) {
      const closes = token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken;
      if (closes && comma) trailingCommas.push(comma);
      comma = null;
    }
  }
  const spans = [...comments, ...trailingCommas].sort((a, b) => a.start - b.start);
  return { text: blank(text, spans), comments, trailingCommas };
}

/** Replaces spans by blanks; line ends stay, so that lines keep their numbers. */
function blank(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
