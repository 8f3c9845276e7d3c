/** Code spans and HTML comments that run over several lines of a paragraph. */

/** Numbers of the lines that begin inside a code span or an HTML comment, from 0. */
export function hiddenLines(paragraph: string): Set<number> {
  const hidden = new Set<number>();
  const lastClose = paragraph.lastIndexOf('-->');
  let line = 0;
  for (let at = 0; at < paragraph.length; ) {
    const end = spanEnd(paragraph, at, lastClose);
    for (let inside = at; inside < end; inside++) {
      if (paragraph[inside] !== '\n') continue;
      line++;
      if (end > at + 1) hidden.add(line);
    }
    at = end;
  }
  return hidden;
}

/** Where the span that begins here ends; the next character if none begins. @param lastClose where the last comment ends */
function spanEnd(text: string, at: number, lastClose: number): number {
  if (text[at] === '\\' && text[at + 1] !== '\n') return Math.min(at + 2, text.length);
  if (text[at] === '`') return codeEnd(text, at);
  return text.startsWith('<!--', at) && at + 4 <= lastClose ? text.indexOf('-->', at + 4) + 3 : at + 1;
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
