/** Who the App is to GitHub, and whether GitHub takes its key. */
import type { Identity } from '../github/read/roles.ts';
import type { GitHubAccess } from './github-access.ts';
import { lacking } from './granted.ts';

/** GitHub refuses the App's id or its key; the message says what to do. */
export class CredentialsError extends Error {
  /** GitHub's answer. */
  readonly status: number;

  constructor(message: string, status: number, cause: unknown) {
    super(message, { cause });
    this.name = 'CredentialsError';
    this.status = status;
  }
}

export interface Self {
  /** null until GitHub was asked. */
  known(): Identity | null;
  /** What the App asks for less than it should, and what does not work for it, as GitHub said last. */
  lacks(): readonly string[];
  /** Asks once and remembers. Throws CredentialsError, and what a request throws. */
  identify(signal: AbortSignal): Promise<Identity>;
  /** Asks again whatever is known. Throws the same. */
  ask(signal: AbortSignal): Promise<Identity>;
}

export function makeSelf(access: Pick<GitHubAccess, 'app'>, appId: number): Self {
  let identity: Identity | null = null;
  let lacks: readonly string[] = [];
  const ask = async (signal: AbortSignal): Promise<Identity> => {
    const client = await access.app(signal);
    try {
      const { data } = await client.read((request) => client.github.request('GET /app', { request }));
      if (!data?.slug) throw new Error('GitHub does not say who this App is');
      identity = { login: data.slug, appId: data.id };
      lacks = lacking(data);
      return identity;
    } catch (error) {
      throw refusal(error, appId) ?? error;
    }
  };
  return { known: () => identity, lacks: () => lacks, ask, identify: async (signal) => identity ?? ask(signal) };
}

/** 401: the key is not that App's. 404: there is no such App. https://docs.github.com/rest/apps/apps#get-the-authenticated-app */
function refusal(error: unknown, appId: number): CredentialsError | null {
  const { status, message } = error as { readonly status?: unknown; readonly message?: unknown };
  if (status === 401) {
    const lines = [
      `PRIVATE_KEY: GitHub does not accept this key for the App with APP_ID ${appId} (${message})`,
      "  Compare APP_ID with the App ID on the App's settings page on GitHub. If it is the same, generate a new private key there,",
      "  under Private keys. If the key is right, look whether this machine's clock is.",
    ];
    return new CredentialsError(lines.join('\n'), status, error);
  }
  if (status === 404) {
    const lines = [
      `APP_ID: GitHub knows no App with the id ${appId} (${message})`,
      "  Take the App ID from the App's settings page on GitHub. An App of GitHub Enterprise also needs GHE_HOST or GITHUB_API_URL.",
    ];
    return new CredentialsError(lines.join('\n'), status, error);
  }
  return null;
}
