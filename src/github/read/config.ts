/** A repository's configuration, out of what GitHub says of its file. */
import { CONFIG_PATH } from '../../config/defaults.ts';
import { type LoadedConfig, loadConfig } from '../../config/load.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import type { TextAnswer } from './answers.ts';
import { wholeText } from './file-texts.ts';
import { FILE } from './queries.ts';

/** The file at a commit; null if there is none. Throws Octokit's error. */
export async function readConfigFile(
  client: Client,
  { owner, repo }: PullKey,
  sha: string,
): Promise<TextAnswer | null> {
  const expression = `${sha}:${CONFIG_PATH}`;
  const answer = await client.query<{ repository: { object: TextAnswer | null } }>(FILE, { owner, repo, expression });
  return answer.repository.object;
}

/** The configuration in a file; the default one if there is none, or if it can't be read. */
export function configIn(file: TextAnswer | null): LoadedConfig {
  const text = wholeText(file);
  if (file === null || text !== null) return loadConfig(text);
  return { ...loadConfig(null), problem: { line: 1, column: 1, reason: 'is too large, or no text' } };
}
