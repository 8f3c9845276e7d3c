/** An observed pull request as the rules see it. */

import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Pull } from '../../rules/engine/pull.ts';

export function pullOf(snapshot: Snapshot): Omit<Pull, 'folders'> {
  return {
    title: snapshot.title,
    body: snapshot.body,
    author: snapshot.author.login,
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
    published: snapshot.otherTitles?.map(({ folder, title, host = null }) => ({ folder, title, host })) ?? null,
  };
}
