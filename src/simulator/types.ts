/** What others see of the simulator: how it is started, and what it lets a test or a demo look at. */
import type { FaultAnswer, Faults } from './faults.ts';
import type { World } from './world/types.ts';

export interface SimulatorApp {
  readonly id: number;
  /** The App's name in addresses and, with `[bot]` after it, its REST login. */
  readonly slug: string;
  /** PEM, of the key that signs the App's JWTs. */
  readonly publicKey: string;
  readonly webhookSecret: string;
  /** What the App was granted when installed, e.g. `{ contents: 'read' }`; `metadata: read` always comes with it. */
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  /** Webhook events the App subscribes to. Refused at start when the permissions do not cover one, as GitHub refuses it. */
  readonly events: readonly string[];
}

export interface SimulatorOptions {
  readonly app: SimulatorApp;
  readonly webhookUrl?: string;
  /** 0, the default, takes a free port. Always on 127.0.0.1. */
  readonly port?: number;
  /** GitHub's clock. */
  readonly now?: () => Date;
  /** Seconds an installation token lives; GitHub: 3,600. Longer helps stories that jump over days. */
  readonly tokenLifetime?: number;
  /** What a renamed label is called in the history of pull requests: as it was called then, unless told otherwise. */
  readonly labelNames?: 'then' | 'now';
}

/** One request the simulator answered, or broke off. */
export interface RequestLogEntry {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  /** The GraphQL operation's name or the REST route's template, e.g. `GET /repos/:owner/:repo`; null where no route matched. */
  readonly operation: string | null;
  /** The fault that struck it. */
  readonly fault: FaultAnswer['kind'] | null;
}

/** One attempt to deliver a webhook, as GitHub's log of deliveries keeps it. */
export interface Delivery {
  readonly id: number;
  /** The same for every attempt at one event: the X-GitHub-Delivery header. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  /** `OK`, or what went wrong; null while it is under way. */
  status: string | null;
  /** The HTTP status answered; 0 where nothing answered; null while it is under way. */
  statusCode: number | null;
  /** Seconds. */
  duration: number;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Simulator {
  /** REST base, without a slash at the end. GraphQL is at `url + '/graphql'`, pages for people at `url + '/OWNER/REPO/pull/N'`. */
  readonly url: string;
  readonly world: World;
  readonly faults: Faults;
  readonly requests: readonly RequestLogEntry[];
  readonly deliveries: readonly Delivery[];
  setWebhookUrl(url: string): void;
  /** GitHub's own *Redeliver* button, on the last attempt at an event. Throws where there was none. */
  redeliver(guid: string): void;
  /** Resolves when every webhook sent so far, and any sent meanwhile, has been answered or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
