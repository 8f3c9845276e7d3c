/** One run's way to GitHub: every request counted, limited in time, and sent again where that is safe. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/rest';
import { passing } from './errors.ts';
import { fetchWithin } from './fetch-within.ts';

/** What this App uses of an Octokit: Probot's and @octokit/rest's both have it. */
export type GitHub = Pick<Octokit, 'request' | 'graphql'>;

export interface ClientOptions {
  /** Milliseconds that one request may take. GitHub gives up after 10 s itself; answers with files take longer. */
  readonly timeout?: number;
  /** Milliseconds that a limit's waiting time may have to be sat out here; longer ones are the queue's business. */
  readonly longestWait?: number;
  /** Pauses before a read that failed is sent again, in milliseconds. */
  readonly pauses?: readonly number[];
  readonly now?: () => number;
}

/** Milliseconds. */
export const REQUEST_TIMEOUT = 30_000;

/** Goes into every Octokit call as `request`. */
export interface RequestSettings {
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

export class Client {
  readonly github: GitHub;
  readonly #settings: RequestSettings;
  readonly #signal: AbortSignal;
  readonly #longestWait: number;
  readonly #pauses: readonly number[];
  readonly #now: () => number;

  constructor(github: GitHub, signal: AbortSignal, options: ClientOptions = {}) {
    const { timeout = REQUEST_TIMEOUT, longestWait = 90_000, pauses = [300, 1500], now = Date.now } = options;
    this.github = github;
    this.#signal = signal;
    this.#settings = { signal, fetch: fetchWithin(timeout) };
    this.#longestWait = longestWait;
    this.#pauses = pauses;
    this.#now = now;
  }

  /** Reads: sent again after faults that pass. Throws Octokit's error when that does not help. */
  async read<T>(send: (request: RequestSettings) => Promise<T>): Promise<T> {
    return this.#send(send, this.#pauses);
  }

  /**
   * Writes: sent again only when a limit refused them. After any other fault nobody knows whether they were carried
   * out; the next run reads afresh and knows.
   */
  async write<T>(send: (request: RequestSettings) => Promise<T>): Promise<T> {
    return this.#send(send, []);
  }

  /** A GraphQL query: complete, or it throws (Octokit throws on partial answers). */
  async query<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
    return this.read((request) => this.github.graphql<T>(document, { ...variables, request: { ...request } }));
  }

  /** Passes over what went wrong, unless the run is over. */
  readonly throwIfAborted = (): void => this.#signal.throwIfAborted();

  async #send<T>(send: (request: RequestSettings) => Promise<T>, pauses: readonly number[]): Promise<T> {
    let waited = false;
    for (let attempt = 0; ; attempt++) {
      try {
        return await send(this.#settings);
      } catch (error) {
        this.#signal.throwIfAborted();
        const fault = passing(error, this.#now());
        if (!fault) throw error;
        const pause = fault.refused ? (fault.waitMs ?? 0) : pauses[attempt];
        if (pause === undefined || (fault.refused && (waited || pause > this.#longestWait))) throw error;
        waited ||= fault.refused;
        await sleep(pause, undefined, { signal: this.#signal });
      }
    }
  }
}
