/** GitHub's Markdown for a terminal: enough of it to read what the App writes. */
import { asText } from '../format/as-text.ts';
import { wrap } from '../format/wrap.ts';
import type { Colors } from './colors.ts';

/** Folds what GitHub folds, drops what it hides, keeps links' texts. @param width columns */
export function forTerminal(markdown: string, colors: Colors, width: number): string {
  return markdown
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, (_, summary: string) =>
      colors.dim(`▸ ${summary}`),
    )
    .replaceAll(/<\/?sub>/g, '')
    .replaceAll(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .split('\n')
    .filter((line) => !/^\| (?:--- \| ?)+$/.test(line))
    .map((line) => styled(line, colors, width))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function styled(line: string, colors: Colors, width: number): string {
  const heading = /^#+ (.*)$/.exec(line);
  if (heading) return colors.bold(unescaped(heading[1] ?? ''));
  if (line.startsWith('| ')) return row(line, colors, width);
  return wrap(unescaped(line), width).replaceAll(/\*\*([\s\S]+?)\*\*/g, (_, text: string) =>
    text.split('\n').map(colors.bold).join('\n'),
  );
}

/** A table's row: the place, then what to do, each on its own line. */
function row(line: string, colors: Colors, width: number): string {
  const [place = '', what = '', rule = ''] = line.slice(2, -2).split(/(?<!\\) \| /);
  if (/^Where$/.test(place)) return '';
  return `  ${colors.cyan(unescaped(place))}  ${colors.dim(unescaped(rule))}\n${wrap(unescaped(what), width - 4, '    ')}`;
}

function unescaped(text: string): string {
  return asText(text).replaceAll('`', '');
}
