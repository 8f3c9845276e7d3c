/** The first words to somebody who has no pull request merged here yet: one thing to do, and where to ask. */
import type { Turn } from '../review/types.ts';
import { code, plain } from './markdown.ts';

/** Markdown. @param steps what is to be done, in order */
export function welcome(author: string, turn: Turn, steps: readonly string[]): string {
  const first = steps[0];
  const now =
    turn === 'partner' && first
      ? `The one thing to do now: ${first}`
      : 'There is nothing for you to do now: the maintainers come next, and you hear of it here.';
  return `Welcome, ${plain(author)}, and thank you for your first pull request here. ${now} Say ${code('/explain RULE')} in a comment when a finding is not clear.`;
}
