/** What a pull request would change of how its repository is reviewed. */
import { CONFIG_PATH } from '../../config/defaults.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { fingerprintOf } from '../../connector/fingerprint.ts';
import type { ChangedFile, Proposal, PullKey, Snapshot } from '../../pull-request/snapshot.ts';
import { changedFolder, isRepositoryRule } from '../../rules/repository-rules/folder.ts';
import type { Client } from '../client.ts';
import type { PullHeadAnswer } from './answers.ts';
import { configIn, readConfigFile } from './config.ts';
import { wholeText } from './file-texts.ts';
import { type RulesCache, repositoryRulesAmong } from './repository-rules.ts';

type Pull = Pick<PullHeadAnswer, 'headRefOid' | 'isCrossRepository' | 'headRepositoryOwner' | 'author'>;

/** null where it leaves all of that alone; without a request then. Throws Octokit's error. */
export async function proposalIn(
  client: Client,
  key: PullKey,
  pull: Pull,
  now: Pick<Snapshot, 'files' | 'config' | 'repositoryRules'>,
  cache: RulesCache,
): Promise<Proposal | null> {
  const paths = new Set(now.files.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  const changed = new Set([...paths].filter(isRepositoryRule));
  const touchesConfig = paths.has(CONFIG_PATH);
  if (!touchesConfig && changed.size === 0) return null;
  const { headRefOid: sha } = pull;
  const config = touchesConfig ? await configAt(client, key, sha) : null;
  const rules = changed.size === 0 ? null : await repositoryRulesAmong(client, key, sha, changed, cache);
  return {
    config: config?.config ?? now.config,
    problem: config?.problem ?? null,
    touchesConfig,
    rules: rules && changedFolder(now.repositoryRules, rules, changed),
    changedRules: [...changed].sort(),
    fingerprint: [config?.fingerprint, rules?.id].filter((part) => part !== undefined).join('.'),
    head: headOf(pull),
  };
}

/** Whether a pull request touches the repository's own rules: then it matters who its author is. */
export function touchesRules(files: readonly ChangedFile[]): boolean {
  return files.some(
    ({ path, previousPath }) => isRepositoryRule(path) || (previousPath !== null && isRepositoryRule(previousPath)),
  );
}

function headOf({ isCrossRepository, headRepositoryOwner, author }: Pull): Proposal['head'] {
  if (!isCrossRepository) return 'here';
  return headRepositoryOwner !== null && headRepositoryOwner.login === author?.login ? 'author' : 'elsewhere';
}

async function configAt(
  client: Client,
  key: PullKey,
  sha: string,
): Promise<LoadedConfig & { readonly fingerprint: string }> {
  const file = await readConfigFile(client, key, sha);
  return { ...configIn(file), fingerprint: fingerprintOf(file === null ? '' : (wholeText(file) ?? 'unread')) };
}
