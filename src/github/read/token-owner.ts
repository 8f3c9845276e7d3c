/** Whose token it is: a person's, or an App's, such as the one that GitHub's runners act as. */
import type { Client } from '../client.ts';
import { VIEWER } from './queries.ts';
import type { Identity } from './roles.ts';

/** The token is an App's, and GitHub does not tell of it: it must not be taken for another. */
export class TokenOwnerError extends Error {
  override readonly name = 'TokenOwnerError';
}

/** Whose words are this program's own. Throws what a request throws, and TokenOwnerError. */
export async function ownerOfToken(client: Client): Promise<Identity> {
  const { viewer } = await client.query<{ readonly viewer: { readonly login: string } }>(VIEWER, {});
  const slug = /^(.+)\[bot\]$/.exec(viewer.login)?.[1];
  return slug === undefined ? { login: viewer.login, appId: null } : { login: slug, appId: await idOf(client, slug) };
}

async function idOf(client: Client, slug: string): Promise<number> {
  try {
    const { data } = await client.read((request) =>
      client.github.request('GET /apps/{app_slug}', { app_slug: slug, request }),
    );
    if (data) return data.id;
  } catch (error) {
    const { status } = error as { readonly status?: unknown };
    if (status !== 403 && status !== 404) throw error;
  }
  throw new TokenOwnerError(`The token is that of the App ${slug}, which GitHub does not tell of.`);
}
