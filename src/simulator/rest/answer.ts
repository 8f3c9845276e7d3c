/** From a request to an answer: who, may they, is it well-formed, do it. */
import { GitHubError } from '../model/errors.ts';
import type { Hub, Principal } from '../model/hub.ts';
import type { Sender } from '../webhooks/sender.ts';
import { checkBody, checkQuery } from './body.ts';
import { type Answer, type Call, needPermission, type Route, repositoryOf } from './route.ts';

/** A refusal as GitHub sends it. */
export function refusal(error: unknown): Answer {
  const documentation_url = 'https://docs.github.com/rest';
  if (!(error instanceof GitHubError)) {
    return {
      status: 500,
      body: { message: `The simulator broke: ${(error as Error).stack}`, documentation_url, status: '500' },
    };
  }
  const { status, message, errors } = error;
  return { status, body: { message, ...(errors ? { errors } : {}), documentation_url, status: String(status) } };
}

/** The limit on creating content, and the secondary limit in general, in GitHub's words. */
export function secondaryLimit(status: 403 | 429, retryAfter: number): Answer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const documentation_url =
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits';
  return { status, body: { message, documentation_url }, headers: { 'retry-after': String(retryAfter) } };
}

export interface Asked {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly accept: string;
  readonly text: string;
}

/** Runs one route. Throws `GitHubError` on a refusal. */
export function answerRoute(hub: Hub, sender: Sender, principal: Principal, asked: Asked): Answer {
  const { route, params, url, accept } = asked;
  if (route.auth === 'app' && principal.kind !== 'app')
    throw new GitHubError(401, 'A JSON web token could not be decoded');
  if (route.auth === 'token' && principal.kind === 'app') throw new GitHubError(401, 'Requires authentication');
  const body = parse(asked.text);
  const call: Call = { hub, sender, principal, params, url, accept, body };
  const repository = route.auth === 'token' && params.repo !== undefined ? repositoryOf(call) : null;
  if (route.needs) needPermission(principal, route.needs);
  if (repository?.archived && route.method !== 'GET')
    throw new GitHubError(403, 'Repository was archived so is read-only.');
  checkQuery(route, url);
  if (route.method !== 'GET') checkBody(route, body);
  return route.handle(call);
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
}
