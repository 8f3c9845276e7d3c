/** The bytes of one file, exactly as they were committed. */
import { createHash } from 'node:crypto';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import type { EntryAnswer } from './answers.ts';
import { wholeText } from './file-texts.ts';

/**
 * A file's bytes out of GraphQL's text; null when they are not: GraphQL gives no binary contents, cuts at 512,000 bytes,
 * and decodes what is not UTF-8. Git's own object id tells whether nothing was lost.
 */
export function bytesOf({ oid, object }: EntryAnswer): Uint8Array | null {
  const text = wholeText(object);
  if (text === null) return null;
  const bytes = Buffer.from(text, 'utf8');
  return gitId(bytes, oid.length) === oid ? bytes : null;
}

function gitId(bytes: Buffer, length: number): string {
  const hash = createHash(length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * A file's bytes by REST, as base64: GitHub labels raw contents `charset=utf-8` whatever they are, and Octokit would
 * decode an icon as text. Throws Octokit's error.
 */
export async function readBlob(client: Client, { owner, repo }: PullKey, oid: string): Promise<Uint8Array> {
  const { data } = await client.read((request) =>
    client.github.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { owner, repo, file_sha: oid, request }),
  );
  return Buffer.from(data.content, 'base64');
}
