/** How GitHub answered a request, and what is left of an installation's budget, as its headers say. Pure. */
import { passing } from './errors.ts';

export interface Answer {
  readonly installation: number;
  /** `limited`: a limit refused it; `refused`: any other 4xx; `failed`: 5xx, or no answer at all. */
  readonly outcome: 'done' | 'limited' | 'refused' | 'failed';
  /** null where the answer does not say. */
  readonly budget: Budget | null;
}

export interface Budget {
  readonly resource: 'core' | 'graphql' | 'other';
  /** What is left of the hour's requests, or GraphQL's points: from 0 to 1. */
  readonly left: number;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/** @param error what the request rejected with; null: it was answered @param now milliseconds since 1970 */
export function answerOf(installation: number, error: unknown, headers: Headers, now: number): Answer {
  return { installation, outcome: outcomeOf(error, now), budget: budgetIn(headers) };
}

function outcomeOf(error: unknown, now: number): Answer['outcome'] {
  if (error === null) return 'done';
  if (passing(error, now)?.refused) return 'limited';
  const { status } = error as { readonly status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? 'refused' : 'failed';
}

function budgetIn(headers: Headers): Budget | null {
  const [limit, remaining] = [Number(headers['x-ratelimit-limit']), Number(headers['x-ratelimit-remaining'])];
  if (!(limit > 0 && remaining >= 0)) return null;
  const said = headers['x-ratelimit-resource'] ?? 'core';
  return { resource: said === 'core' || said === 'graphql' ? said : 'other', left: remaining / limit };
}
