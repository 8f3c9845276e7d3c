/** Trouble that can be switched on: what a real GitHub and a real network do now and then. */

export type FaultAnswer =
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 | 504 }
  /** The hourly budget is spent. REST: 403 with `x-ratelimit-remaining: 0`; GraphQL: 200 with a RATE_LIMITED error. */
  | { readonly kind: 'primary-limit'; readonly resetInSeconds?: number }
  /** Too much at once: 403 or 429 with `retry-after`. */
  | { readonly kind: 'secondary-limit'; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  /** Answered properly, but late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'dropped' }
  /** The request is carried out, then the connection breaks before the answer. */
  | { readonly kind: 'answer-lost' };

export interface FaultRule {
  readonly answer: FaultAnswer;
  /** Tested against `METHOD /path?query`; for GraphQL `POST /graphql OperationName`. All requests when left out. */
  readonly match?: RegExp;
  /** How many requests it strikes before it is spent; 1 when left out. */
  readonly times?: number;
}

export interface WebhookRule {
  /** `lost`: logged as failed and never sent. `doubled`: sent twice, with one GUID. */
  readonly fate: 'lost' | 'doubled';
  /** Tested against `event.action`, or `event` where it has no action. All events when left out. */
  readonly match?: RegExp;
  /** How many deliveries it strikes; 1 when left out. */
  readonly times?: number;
}

export interface Faults {
  request(rule: FaultRule): void;
  webhook(rule: WebhookRule): void;
  /** GitHub's limit on creating content, by any installation: GitHub: 80 a minute and 500 an hour. Off until called. */
  limitContentCreation(perMinute?: number, perHour?: number): void;
  /** Removes every rule that is left, and the content limit. */
  clear(): void;
}
