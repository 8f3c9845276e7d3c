/** Long lines for a terminal. */

/** Breaks a line at blanks. */
export function wrap(line: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + word.length + 1 > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].map((part) => indent + part).join('\n');
}
