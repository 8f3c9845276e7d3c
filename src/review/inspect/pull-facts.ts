/** An observed pull request as the rules see it. */

import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Pull } from '../../rules/engine/pull.ts';

export function pullOf(snapshot: Snapshot): Omit<Pull, 'folders'> {
  return {
    title: snapshot.title,
    body: snapshot.body,
    author: snapshot.author.login,
    repositoryUrl: repositoryUrlOf(snapshot),
    baseRef: snapshot.baseRef,
    baseBranches: snapshot.config.baseBranches,
    topFolders: snapshot.config.folders,
    mergeable: snapshot.mergeable,
    files: snapshot.files,
    codeOwners: snapshot.ownership.codeOwners,
    contributors: snapshot.ownership.contributors,
    claAccepted: snapshot.claAccepted ?? null,
    authorName: snapshot.authorName ?? null,
    otherPulls: snapshot.otherPulls ?? null,
    published: snapshot.otherTitles ?? null,
  };
}

/** Where the repository is on the web; null for a clone. */
function repositoryUrlOf({ url }: Snapshot): string | null {
  return url === '' ? null : url.replace(/\/pull\/\d+$/, '');
}
