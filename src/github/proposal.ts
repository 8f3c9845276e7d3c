/** The configuration file at the head of a pull request that changes it. */
import { CONFIG_PATH, loadConfig } from '../config/load.ts';
import { fingerprint } from '../messages/groups.ts';
import type { ChangedFile, ConfigProposal, PullKey } from '../review/types.ts';
import type { TextAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { FILE } from './queries.ts';

/** null where it is left alone; without a request then. Throws Octokit's error. */
export async function proposalIn(
  client: Client,
  { owner, repo }: PullKey,
  headSha: string,
  files: readonly ChangedFile[],
): Promise<ConfigProposal | null> {
  if (!files.some(({ path, previousPath }) => path === CONFIG_PATH || previousPath === CONFIG_PATH)) return null;
  const expression = `${headSha}:${CONFIG_PATH}`;
  const answer = await client.query<{ repository: { object: TextAnswer | null } }>(FILE, { owner, repo, expression });
  const file = answer.repository.object;
  if (file && (file.isTruncated || typeof file.text !== 'string')) {
    const problem = { line: 1, column: 1, reason: 'is too large, or no text' };
    return { config: loadConfig(null).config, problem, print: fingerprint('unread') };
  }
  const text = file?.text ?? null;
  return { ...loadConfig(text), print: fingerprint(text ?? '') };
}
