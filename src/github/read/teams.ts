/** Who is in one of the teams that maintain. */

import type { Role } from '../../config/roles.ts';
import type { RepositoryConfig } from '../../config/types.ts';
import type { Membership } from '../../pull-request/actors.ts';
import type { Client } from '../client.ts';

/**
 * Memberships of those whose role is not enough: without teams in the configuration, none is asked for.
 * @param roles of everybody whose word counts
 */
export async function membersOf(
  client: Client,
  { teams, roles: enough }: RepositoryConfig['maintainers'],
  roles: ReadonlyMap<string, Role>,
): Promise<ReadonlyMap<string, Membership>> {
  const members = new Map<string, Membership>();
  if (teams.length === 0) return members;
  for (const [login, role] of roles) {
    if (!enough.includes(role)) members.set(login, await membershipOf(client, teams, login));
  }
  return members;
}

async function membershipOf(client: Client, teams: readonly string[], login: string): Promise<Membership> {
  let found: Membership = 'none';
  for (const team of teams) {
    const one = await inTeam(client, team, login);
    if (one === 'member') return one;
    if (one === 'unknown') found = one;
  }
  return found;
}

/** 404: not in it, or no such team. An invitation that is not accepted yet is not a membership. */
async function inTeam(client: Client, team: string, username: string): Promise<Membership> {
  const [org = '', team_slug = ''] = team.split('/');
  try {
    const { data } = await client.read((request) =>
      client.github.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
        ...{ org, team_slug, username, request },
      }),
    );
    return data.state === 'active' ? 'member' : 'none';
  } catch (error) {
    return (error as { status?: unknown }).status === 404 ? 'none' : 'unknown';
  }
}
