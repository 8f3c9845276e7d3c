/** The host in the beginning of a definition, without reading the rest: a repository has a thousand of them. */
import { createScanner, SyntaxKind } from 'jsonc-parser';

/** Hosts stand beside the title; whoever writes theirs behind this many characters has none. */
const LOOKED_AT = 64 * 1024;

/** The definition's `host`; null where its beginning has none that is a text. */
export function hostIn(text: string): string | null {
  const scanner = createScanner(text.slice(0, LOOKED_AT).replace(/^\uFEFF/, ''), true);
  let depth = 0;
  let key = '';
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    if (token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken) depth++;
    else if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) depth--;
    else if (token === SyntaxKind.CommaToken) key = '';
    else if (token === SyntaxKind.StringLiteral && depth === 1) {
      if (key === 'host') return scanner.getTokenValue();
      key = scanner.getTokenValue();
    }
  }
  return null;
}
