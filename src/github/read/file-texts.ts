/** Texts of files, as GraphQL gives them. */
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import type { TextAnswer } from './answers.ts';
import { inHalves } from './halves.ts';
import { blobsQuery } from './queries.ts';

/** Texts in one request: at the corpus's mean of 80 kB a definition about 4 MB. */
const TEXTS_A_REQUEST = 50;

/** A text as it was committed; null if there is none, and if GitHub gives only its beginning. */
export function wholeText(answer: TextAnswer | null | undefined): string | null {
  return answer && !answer.isTruncated && typeof answer.text === 'string' ? answer.text : null;
}

/**
 * Reads texts by their object ids: a request for every 50 of them, halved where GitHub can't answer it in its time.
 * @param take is handed each answer; null: there is no such text. Throws Octokit's error.
 */
export async function readTexts(
  client: Client,
  { owner, repo }: PullKey,
  oids: readonly string[],
  take: (oid: string, answer: TextAnswer | null) => void,
): Promise<void> {
  for (let at = 0; at < oids.length; at += TEXTS_A_REQUEST) {
    await inHalves(oids.slice(at, at + TEXTS_A_REQUEST), async (part) => {
      const expressions = Object.fromEntries(part.map((oid, index) => [`e${index}`, oid]));
      const answer = await client.query<{ repository: Readonly<Record<string, TextAnswer | null>> }>(
        blobsQuery(part.length),
        { owner, repo, ...expressions },
      );
      for (const [index, oid] of part.entries()) take(oid, answer.repository[`b${index}`] ?? null);
    });
  }
}
