/** Teams of an organisation. */
import { notFound } from '../model/errors.ts';
import { findAccount } from '../model/hub.ts';
import { type Answer, type Call, ok, type Route } from './route.ts';

/** GitHub: 404 for who is not in it, as for a team that there is not. */
function getMembership({ hub, params }: Call): Answer {
  const { org = '', team = '', username = '' } = params;
  const { login } = findAccount(hub, username);
  if (!hub.teams.get(`${org}/${team}`.toLowerCase())?.has(login.toLowerCase())) throw notFound();
  return ok({ url: `${hub.url}/orgs/${org}/teams/${team}/memberships/${login}`, role: 'member', state: 'active' });
}

export const teamRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/:org/teams/:team/memberships/:username',
    auth: 'token',
    needs: ['members:read'],
    handle: getMembership,
  },
];
