import type { Cause, Turn } from '../stages/turn.ts';
import { code, numbered, plain } from './markdown.ts';

/** Markdown. What to do first follows below it, under a heading of its own: see newcomersSteps. */
export function welcome(author: string, turn: Turn, { kind }: Cause): string {
  const thanks = `Welcome, ${plain(author)}, and thank you for your first pull request here.`;
  if (kind === 'errors') return `${thanks} Say ${code('/explain RULE')} in a comment when a finding is not clear.`;
  if (turn === 'partner') return thanks;
  return `${thanks} There is nothing for you to do now; you hear of it here when there is.`;
}

/** The steps as a newcomer reads them: the one thing to do now, and then the rest. */
export function newcomersSteps([first, ...rest]: readonly string[]): string {
  if (first === undefined) return '';
  const [only = ''] = rest;
  const then = rest.length > 1 ? `**After that**\n\n${numbered(rest, 2)}` : `**After that:** ${only}`;
  return `**The one thing to do now:** ${first}${only === '' ? '' : `\n\n${then}`}`;
}
