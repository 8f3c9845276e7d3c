/** What GitHub is asked to create the App from. Pure. */
import { EnvironmentError, type Variables } from '../config/variables.ts';

/** Where App and browser are to be reached. */
export interface Places {
  /** Where GitHub sends its events: public, or a channel. */
  readonly hookUrl: string;
  /** Where the browser goes when the App is there. */
  readonly redirectUrl: string;
}

/** A GitHub, by its pages and its API. */
export interface GitHubPlace {
  /** Without a slash at the end. */
  readonly web: string;
  readonly api: string;
  /** Who is to own the App; null: the person who creates it. */
  readonly organisation: string | null;
}

/** Host names of this machine, which GitHub cannot reach. */
const LOOPBACK = /^(?:(?:[^.]+\.)*localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** GitHub Enterprise by GHE_HOST and GHE_PROTOCOL, an organisation by GH_ORG. */
export function gitHubOf({ GHE_HOST, GHE_PROTOCOL = 'https', GH_ORG }: Variables): GitHubPlace {
  const web = GHE_HOST ? `${GHE_PROTOCOL}://${GHE_HOST}` : 'https://github.com';
  return { web, api: GHE_HOST ? `${web}/api/v3` : 'https://api.github.com', organisation: GH_ORG || null };
}

/** A public address, without a slash at the end. Throws EnvironmentError for what GitHub cannot send events to. */
export function publicAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPublic = url && /^https?:$/.test(url.protocol) && !LOOPBACK.test(url.hostname);
  if (!isPublic)
    throw new EnvironmentError([
      `${text} is no address that GitHub can reach: https://reviewer.example.com, say`,
      '  Leave --url out, and events come by a channel of smee.io.',
    ]);
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

/** Where the form is sent to. @param state comes back with the answer, so that nobody else can send one */
export function formUrl({ web, organisation }: GitHubPlace, state: string): string {
  const owner = organisation === null ? '' : `/organizations/${encodeURIComponent(organisation)}`;
  return `${web}${owner}/settings/apps/new?state=${state}`;
}

/** The manifest in full: https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export function manifestOf(app: object, { hookUrl, redirectUrl }: Places): object {
  return { ...app, hook_attributes: { url: hookUrl, active: true }, redirect_url: redirectUrl };
}
