/** Who may give a command. */
import type { Actor } from '../pull-request/actors.ts';
import { type Authority, authorityOf } from '../pull-request/authority.ts';
import type { CommandSource } from '../pull-request/command-sources.ts';
import type { Snapshot } from '../pull-request/snapshot.ts';
import type { Command } from './types.ts';

/** A command is for somebody or not, wherever the pull request stands. */
type Allowed = Exclude<Authority, 'not-by-hand' | 'relabelled'>;

const WEIGHT: Readonly<Record<Allowed, number>> = { unauthorised: 0, unknown: 1, authorised: 2 };

/** A text that somebody else has edited is both people's word: each of them must be allowed to say it. */
export function permissionFor(
  command: Command,
  { author, editor }: Pick<CommandSource, 'author' | 'editor'>,
  snapshot: Snapshot,
): Allowed {
  const own = authorityFor(command, author, snapshot);
  if (editor === null || editor.login === author.login) return own;
  const other = authorityFor(command, editor, snapshot);
  return WEIGHT[other] < WEIGHT[own] ? other : own;
}

function authorityFor({ who }: Command, actor: Actor, snapshot: Snapshot): Allowed {
  if (who === 'anybody') return 'authorised';
  if (who === 'author') return actor.login === snapshot.author.login ? 'authorised' : 'unauthorised';
  const authorMay =
    who === 'author-or-maintainer' || (who === 'acknowledger' && snapshot.config.acknowledgedBy === 'author');
  return authorMay && actor.login === snapshot.author.login ? 'authorised' : maintains(actor, snapshot);
}

/** Whether somebody is a maintainer. */
export function maintains(actor: Actor, { roles, config, members }: Snapshot): Allowed {
  return authorityOf(actor, roles, config, members);
}
