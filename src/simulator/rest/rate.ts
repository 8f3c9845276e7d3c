/** The hourly budget, as the headers of every answer tell it. */
import type { Hub, Principal } from '../model/hub.ts';

/** GitHub: an installation has at least 5,000 requests an hour. */
const LIMIT = 5000;

export interface Budget {
  readonly limit: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

/** Counts requests by caller and hour. */
export function createBudgets(hub: Hub): { spend(principal: Principal, cost: number): Budget } {
  const budgets = new Map<string, Budget>();
  return {
    spend(principal, cost) {
      const key =
        principal.kind === 'app'
          ? 'app'
          : principal.kind === 'user'
            ? principal.account.login
            : String(principal.installation.id);
      const now = Math.floor(hub.now().getTime() / 1000);
      const known = budgets.get(key);
      const current = known && known.reset > now ? known : { limit: LIMIT, used: 0, reset: now + 3600 };
      const budget = { ...current, used: current.used + cost };
      budgets.set(key, budget);
      return budget;
    },
  };
}

export function budgetHeaders({ limit, used, reset }: Budget): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  };
}

/** GET /rate_limit. It costs nothing itself. */
export function rateLimitJson({ limit, used, reset }: Budget) {
  const rate = { limit, used, remaining: Math.max(0, limit - used), reset };
  return { resources: { core: rate, search: { limit: 30, used: 0, remaining: 30, reset }, graphql: rate }, rate };
}
