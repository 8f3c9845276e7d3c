/** The title in the beginning of a definition, without reading the rest: a repository has a thousand of them. */
import { createScanner, SyntaxKind } from 'jsonc-parser';

/** How most definitions begin, told without looking at each token: texts, then `info` with texts, then its title. */
const USUAL =
  /^\uFEFF?\s*\{\s*(?:"[^"\\]*"\s*:\s*"[^"\\]*"\s*,\s*)*"info"\s*:\s*\{\s*(?:"(?!title")[^"\\]*"\s*:\s*"[^"\\]*"\s*,\s*)*"title"\s*:\s*"([^"\\]*)"/;

/**
 * `info.title` as far as a beginning of the text tells it.
 * @returns undefined where the beginning ends too early to tell, null where `info` has no title that is a text
 */
export function titleIn(beginning: string): string | null | undefined {
  return USUAL.exec(beginning)?.[1] ?? titleByToken(beginning);
}

function titleByToken(beginning: string): string | null | undefined {
  const scanner = createScanner(beginning.replace(/^\uFEFF/, ''), true);
  const path: string[] = [];
  let key = '';
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    if (token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken) path.push(key);
    else if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) {
      if (path.length === 2 && path[1] === 'info') return null;
      path.pop();
    } else if (token === SyntaxKind.StringLiteral && scanner.getTokenError() === 0) {
      const text = scanner.getTokenValue();
      if (key === 'title' && path.length === 2 && path[1] === 'info') return text;
      key = text;
    } else if (token === SyntaxKind.CommaToken) key = '';
  }
  return undefined;
}
