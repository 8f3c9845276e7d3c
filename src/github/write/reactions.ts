/** Reactions to what people write. */
import type { Reaction } from '../../pull-request/posts.ts';
import type { Action } from '../../review/plan/action.ts';
import type { Client } from '../client.ts';
import { REACTIONS } from '../read/snapshot.ts';
import { reactTo } from './mutations.ts';

/** The text may be gone by now, and then nobody misses the reaction. Throws Octokit's error. */
export async function react(client: Client, { to, add, takeBack }: Extract<Action, { type: 'react' }>): Promise<void> {
  const document = reactTo(add === null ? [] : [nameOf(add)], takeBack.map(nameOf));
  try {
    await client.write((request) => client.github.graphql(document, { to, request: { ...request } }));
  } catch (error) {
    const { errors } = error as { errors?: readonly { readonly type?: string }[] };
    if (!Array.isArray(errors) || errors.some(({ type }) => type !== 'NOT_FOUND')) throw error;
  }
}

/** GraphQL's name of a reaction. */
function nameOf(wanted: Reaction): string {
  return Object.keys(REACTIONS).find((name) => REACTIONS[name] === wanted) as string;
}
