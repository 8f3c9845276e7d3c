/** An update by somebody who has never worked on the connector: maintainers are told. */
import { maintains } from '../../commands/permission.ts';
import { newContributorLine } from '../../messages/new-contributor.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Inspection } from '../inspect/inspect.ts';

/** The rule that tells the author to ask an owner: where it speaks, all is said. */
const OWNER_RULE = 'pr/code-owner';

/** A sentence; empty if there is nothing to say, or nothing is known. */
export function newContributorIn(snapshot: Snapshot, { connectors, pull }: Inspection): string {
  const {
    author,
    ownership: { contributors },
  } = snapshot;
  const isUpdate = connectors.some(({ change }) => change === 'update');
  if (!isUpdate || author.type !== 'user' || contributors === null) return '';
  if (contributors.some((login) => login.toLowerCase() === author.login.toLowerCase())) return '';
  if (maintains(author, snapshot) === 'authorised' || pull.some(({ rule }) => rule === OWNER_RULE)) return '';
  return newContributorLine(author.login, contributors);
}
