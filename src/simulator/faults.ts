/** Trouble that can be switched on: what a real GitHub and a real network do now and then. */

export type FaultAnswer =
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 | 504 }
  /** The hourly budget is spent. REST: 403 with `x-ratelimit-remaining: 0`; GraphQL: 200 with a RATE_LIMITED error. */
  | { readonly kind: 'primary-limit'; readonly resetInSeconds?: number }
  /** Too much at once: 403 or 429 with `retry-after`. */
  | { readonly kind: 'secondary-limit'; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  /** Answered properly, but late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /**
   * Refused in GitHub's words before anything is done: a locked conversation, an archived repository, a dead token, a copy of
   * the data that lags behind. GraphQL answers 404 as NOT_FOUND, and any other status but 401 as FORBIDDEN.
   */
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 404 | 409 | 422; readonly message: string }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'dropped' }
  /** The request is carried out, then the connection breaks before the answer. */
  | { readonly kind: 'answer-lost' }
  /** The connection breaks at once, and the request is carried out so much later. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** GraphQL: what the same query was answered before, as by a copy of the data that lags behind. */
  | { readonly kind: 'stale' };

export interface FaultRule {
  readonly answer: FaultAnswer;
  /** Tested against `METHOD /path?query`; for GraphQL `POST /graphql OperationName`. All requests when left out. */
  readonly match?: RegExp;
  /** How many requests it strikes before it is spent; 1 when left out. */
  readonly times?: number;
}

export interface WebhookRule {
  /** `lost`: logged as failed and never sent. `doubled`: sent twice, with one GUID. */
  readonly outcome: 'lost' | 'doubled';
  /** Tested against `event.action`, or `event` where it has no action. All events when left out. */
  readonly match?: RegExp;
  /** How many deliveries it strikes; 1 when left out. */
  readonly times?: number;
}

export interface Faults {
  request(rule: FaultRule): void;
  /** Asked about every request that no rule strikes, by the same line that rules are tested against. */
  requests(choose: (line: string) => FaultAnswer | null): void;
  webhook(rule: WebhookRule): void;
  /** GitHub's limit on creating content, by any installation: GitHub: 80 a minute and 500 an hour. Off until called. */
  limitContentCreation(perMinute?: number, perHour?: number): void;
  /** Removes every rule that is left, whoever chooses, and the content limit. */
  clear(): void;
}

/** What the server asks of the faults that are switched on. */
export interface FaultState {
  /** The fault that strikes this request, taking it off its count; null when none does. */
  takeRequest(line: string): FaultAnswer | null;
  /** What becomes of this delivery. */
  takeWebhook(event: string): WebhookRule['outcome'] | null;
  /** Counts one creation of content. Returns the seconds to wait when that was too many, else null. */
  countContent(at: Date): number | null;
}

interface Counted<Rule> {
  readonly rule: Rule;
  left: number;
}

function take<Rule extends { readonly match?: RegExp }>(rules: Counted<Rule>[], line: string): Rule | null {
  const found = rules.find((each) => each.left > 0 && (each.rule.match?.test(line) ?? true));
  if (!found) return null;
  found.left -= 1;
  return found.rule;
}

/** The switches, and the side of them that the server reads. Earlier rules strike first. */
export function createFaults(): { readonly faults: Faults; readonly state: FaultState } {
  const requests: Counted<FaultRule>[] = [];
  const webhooks: Counted<WebhookRule>[] = [];
  let choose: (line: string) => FaultAnswer | null = () => null;
  let limit: { readonly perMinute: number; readonly perHour: number } | null = null;
  let created: number[] = [];
  const faults: Faults = {
    request: (rule) => void requests.push({ rule, left: rule.times ?? 1 }),
    requests: (chosen) => {
      choose = chosen;
    },
    webhook: (rule) => void webhooks.push({ rule, left: rule.times ?? 1 }),
    limitContentCreation: (perMinute = 80, perHour = 500) => {
      limit = { perMinute, perHour };
    },
    clear: () => {
      requests.length = 0;
      webhooks.length = 0;
      choose = () => null;
      limit = null;
    },
  };
  const state: FaultState = {
    takeRequest: (line) => take(requests, line)?.answer ?? choose(line),
    takeWebhook: (event) => take(webhooks, event)?.outcome ?? null,
    countContent: (at) => {
      const time = at.getTime();
      created = [...created, time].filter((each) => time - each < 3_600_000);
      const minute = created.filter((each) => time - each < 60_000).length;
      if (limit === null || (minute <= limit.perMinute && created.length <= limit.perHour)) return null;
      created.pop();
      return 60;
    },
  };
  return { faults, state };
}
