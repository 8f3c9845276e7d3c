/** Code spans and HTML comments that run over several lines of a paragraph. */

/** Numbers of the lines that begin inside a code span or an HTML comment, from 0. */
export function hiddenLines(paragraph: string): Set<number> {
  const hidden = new Set<number>();
  let line = 0;
  for (let at = 0; at < paragraph.length; ) {
    const end = spanEnd(paragraph, at);
    for (let inside = at; inside < end; inside++) {
      if (paragraph[inside] !== '\n') continue;
      line++;
      if (end > at + 1) hidden.add(line);
    }
    at = end;
  }
  return hidden;
}

/** Where the span that begins here ends; the next character if none begins. */
function spanEnd(text: string, at: number): number {
  if (text[at] === '\\' && text[at + 1] !== '\n') return Math.min(at + 2, text.length);
  if (text[at] === '`') return codeEnd(text, at);
  if (!text.startsWith('<!--', at)) return at + 1;
  const close = text.indexOf('-->', at + 4);
  return close < 0 ? at + 1 : close + 3;
}

/** The same number of backticks ends what a run of backticks began; without them it is text. */
function codeEnd(text: string, at: number): number {
  const fence = /`+/y;
  fence.lastIndex = at;
  const run = fence.exec(text)?.[0] ?? '`';
  const runs = /`+/g;
  runs.lastIndex = at + run.length;
  for (let next = runs.exec(text); next; next = runs.exec(text)) {
    if (next[0].length === run.length) return next.index + run.length;
  }
  return at + run.length;
}
