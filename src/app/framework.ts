/** Probot as this App runs it: a guard before its middleware, a client that costs nothing for each event, and no words of its own. */
import { type Options, Probot, ProbotOctokit } from 'probot';
import type { Middleware } from './deliveries.ts';

/**
 * Makes the class that Probot's server starts. What Probot logs itself is left out: it has a stack for each delivery that
 * is not signed, with all of the delivery.
 *
 * @param guard what stands before Probot's middleware for webhooks
 */
export function guardedProbot(settings: Options, guard: (middleware: Middleware) => Middleware): typeof Probot {
  const log = settings.log?.child({}, { level: 'silent' });
  return class extends Probot {
    constructor(options: Options = {}) {
      super({ ...options, ...settings, log, Octokit: LightOctokit as typeof ProbotOctokit });
    }

    override async getNodeMiddleware(...how: Parameters<Probot['getNodeMiddleware']>) {
      return guard(await super.getNodeMiddleware(...how));
    }
  };
}

/**
 * Waiting and trying again is this App's own business: Probot's plugins would do it without end, or not at all, and pace reads
 * as if they were writes. A function, because Probot puts its own options on top of plain defaults.
 */
const PlainOctokit = ProbotOctokit.defaults((options: object) => ({
  ...options,
  retry: { enabled: false },
  throttle: { enabled: false },
})) as typeof ProbotOctokit;

/**
 * Probot makes a client for each event, which takes longer than everything that is done with an event here, and nobody asks
 * that client anything: work gets its own, later. So an event is given the App's client.
 */
class LightOctokit extends PlainOctokit {
  constructor(options?: ConstructorParameters<typeof ProbotOctokit>[0]) {
    super(options);
    const { auth } = this;
    this.auth = async (...how) => (isForEvent(how[0]) ? this : auth(...how));
  }
}

function isForEvent(how: unknown): boolean {
  return (how as { readonly type?: unknown } | undefined)?.type === 'event-octokit';
}
