/**
 * This program under another name on the same pull request: as an App, as the job of a workflow, or as somebody who has run
 * `review --apply`. Each would say everything once more, so one goes first: an App before a job, a job before a person.
 */
import type { Actor } from './actors.ts';
import { readMarker, SUMMARY_MARK } from './markers.ts';
import type { Snapshot } from './snapshot.ts';

/** The App that GitHub's runners act as. */
const RUNNERS = 'github-actions';

/** Accounts besides this one that have posted a summary. Anybody can write a comment that looks like one. */
export function othersIn({ comments }: Pick<Snapshot, 'comments'>): Actor[] {
  const others = summaries(comments).filter(({ author }) => author.type !== 'app');
  return [...new Map(others.map(({ author }) => [`${author.type} ${author.login}`, author])).values()];
}

/**
 * Who goes before this account, so that it has to write nothing; null: nobody. Never a person: what a person writes, a partner
 * could write. Of two Apps the one that spoke first.
 */
export function whoGoesFirst({ comments, self }: Pick<Snapshot, 'comments' | 'self'>): string | null {
  if (!self) return null;
  const own = rankOf(self);
  const first = summaries(comments).find(({ author }) => author.type !== 'user')?.author ?? null;
  const isBefore = (other: Actor) => rankOf(other) > own || (rankOf(other) === own && other.login === first?.login);
  return othersIn({ comments }).find((other) => other.type === 'bot' && isBefore(other))?.login ?? null;
}

/** What is said where somebody goes first. */
export function goesFirstWords(login: string): string {
  return `${login} reviews this pull request, too, and goes first: nothing is written beside it. If it no longer does, delete its summary comment`;
}

function summaries(comments: Snapshot['comments']) {
  return comments.filter(({ body }) => readMarker(SUMMARY_MARK, body) !== null);
}

function rankOf({ login, type }: Pick<Actor, 'login' | 'type'>): number {
  if (type === 'user') return 0;
  return login === RUNNERS ? 1 : 2;
}
