/** What maintainers are told of who updates a connector. */
import { plain, plural } from './markdown.ts';

/** Names that are listed. */
const NAMES = 3;

/** A sentence of Markdown. @param contributors who worked on it before */
export function newContributorLine(author: string, contributors: readonly string[]): string {
  const names = contributors.slice(0, NAMES).map(plain);
  const more = contributors.length - names.length;
  const others = more > 0 ? `${names.join(', ')} and ${plural(more, 'other')}` : names.join(', ');
  const before = contributors.length === 0 ? '' : ` Before, it was worked on by ${others}.`;
  return `For the maintainers: this is the first time that ${plain(author)} changes this connector.${before}`;
}
