/** Checks of where a pull request aims and what it is called. */
import type { Connector } from '../../connector/connector.ts';
import { check } from '../../rules/engine/check.ts';
import { isProposal } from '../../rules/engine/conditions.ts';

/** Aims at another branch than it may. The message may use {branch} and {right}. */
export const pullBranch = check<'pull'>({
  given: ['pull'],
  run: ({ baseRef, baseBranches }) =>
    !baseRef || baseBranches.length === 0 || baseBranches.includes(baseRef)
      ? null
      : { values: { branch: baseRef, right: baseBranches.join(' or ') } },
});

/** Can't be merged; silent while that is not known. */
export const pullConflicts = check<'pull'>({
  given: ['pull'],
  run: ({ mergeable }) => (mergeable === false ? {} : null),
});

const SUFFIX = '(Independent Publisher)';
const TITLE = /^\S.* \(Independent Publisher\)/;
const PROPOSAL = /^Proposal - \S.* \(Independent Publisher\)/;

/** An independent publisher's title is not the agreed one; case `proposal` where only the idea is there. The message may use {title} and {right}. */
export const pullTitle = check<'pull'>({
  given: ['pull'],
  run: (pull, _, { connectors }) => {
    const own = connectors.filter(({ kind }) => kind === 'independent-publisher');
    if (own.length === 0) return null;
    const announced = own.every((connector) => !connector.file('swagger') && !connector.file('properties'));
    const expected = announced && isProposal(pull.title) ? PROPOSAL : TITLE;
    if (expected.test(pull.title)) return null;
    const name = nameOf(own[0] as Connector, pull.title);
    const right = expected === PROPOSAL ? `Proposal - ${name} ${SUFFIX}` : `${name} ${SUFFIX}`;
    return { ...(expected === PROPOSAL ? { case: 'proposal' } : {}), values: { title: pull.title, right } };
  },
});

/** The connector's title, or what of the pull request's is left without prefix and suffix. */
function nameOf(connector: Connector, title: string): string {
  const own = connector.api?.info.object.title;
  const text = typeof own === 'string' && own.trim() !== '' ? own : title;
  const bare = text
    .replace(/\(\s*independent\s+publisher\s*\)/i, '')
    .replace(/^\s*proposal\b[\s:–-]*/i, '')
    .trim();
  return bare || connector.name;
}

/** Another open pull request touches the same folder or has the same title. The message may use {number} and {folder}. */
export const pullDuplicate = check<'pull'>({
  given: ['pull'],
  run: ({ title, folders, otherPulls }) => {
    const own = new Set(folders.map(({ folder }) => folder.toLowerCase()));
    for (const other of otherPulls ?? []) {
      const folder = other.folders.find((name) => own.has(name.toLowerCase()));
      if (folder !== undefined) return { values: { number: other.number, folder } };
      if (sameTitle(other.title, title)) return { case: 'title', values: { number: other.number } };
    }
    return null;
  },
});

/** Titles of a word or two, such as "init" or "Update readme", say nothing. */
function sameTitle(one: string, other: string): boolean {
  const plain = one.trim().toLowerCase();
  return plain === other.trim().toLowerCase() && plain.split(/\s+/).length > 2;
}
