/** The files of a difference as REST renders them. */
import type { components } from '@octokit/openapi-types';
import { type FileChange, patchBetween } from '../git/changes.ts';
import { patchText } from '../git/patch.ts';
import { fullName, type Hub } from '../model/hub.ts';
import type { Repository } from '../model/types.ts';
import { repositoryUrl } from './repository.ts';

/** One changed file; `patch` is left out on a binary, too large or unchanged one. */
export function fileJson(
  hub: Hub,
  repository: Repository,
  commit: string,
  change: FileChange,
): components['schemas']['diff-entry'] {
  const { additions, deletions, hunks } = patchBetween(repository.objects, change.before, change.after);
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  const page = `${hub.url}/${fullName(repository)}`;
  return {
    sha: change.after ?? change.before,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(hub, repository)}/contents/${path}?ref=${commit}`,
    ...(hunks && hunks.length > 0 ? { patch: patchText(hunks) } : {}),
    ...(change.previousPath === null ? {} : { previous_filename: change.previousPath }),
  };
}
