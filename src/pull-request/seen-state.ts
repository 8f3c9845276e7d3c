/**
 * What a sweep sees of a pull request too, for little: enough to tell whether anything happened since it was decided. What
 * the App does itself is left out or can be foretold, so that its own writes don't look like news.
 */
import { fingerprintOf } from '../connector/fingerprint.ts';

export interface SeenState {
  /** Of what decides, rules and code: under another one everything is decided again. */
  readonly version: string;
  readonly headSha: string;
  readonly baseRef: string;
  /** Ids of the files on the base branch that say how it is judged: configuration, rules, owners. */
  readonly ground: readonly (string | null)[];
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly mergeable: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  readonly claAccepted: boolean | null;
  /** Sorted. */
  readonly labels: readonly string[];
  /** What others have said and done last, each in a few words. */
  readonly byOthers: readonly string[];
  /** How many of the last comments are the App's: somebody may have deleted one. */
  readonly ownComments: number;
  /** How many conversations on files there are: one of the App's may have come late, or twice. */
  readonly threads: number;
}

/** What was decided: for which state, and until when it holds. */
export interface Settled {
  /** The state in short. */
  readonly state: string;
  /** GitHub works it out when it likes, and may say at any time that it does not know. */
  readonly mergeable: SeenState['mergeable'];
  /** When the clock alone will change something, ISO 8601; null: never. */
  readonly due: string | null;
}

/** That this state was decided, until then. */
export function settledOn({ mergeable, ...state }: SeenState, due: string | null): Settled {
  return { state: fingerprintOf(JSON.stringify(state)), mergeable, due };
}

/** Whether what was decided still holds. @param seen the state as it is now, in short @param now milliseconds since 1970 */
export function holds(decided: Settled, seen: Omit<Settled, 'due'>, now: number): boolean {
  const sameState = decided.state === seen.state;
  const sameMergeable = seen.mergeable === 'UNKNOWN' || seen.mergeable === decided.mergeable;
  return sameState && sameMergeable && (decided.due === null || Date.parse(decided.due) > now);
}

/** What a check run is known by, with what was decided for which state: `<check>.<annotations>.<state>.<mergeable><due>`. */
export function withSettled(externalId: string, { state, mergeable, due }: Settled): string {
  const until = due === null ? '' : Math.ceil(Date.parse(due) / 1000).toString(36);
  return `${externalId}.${state}.${mergeable[0]}${until}`;
}

const MERGEABLE = { M: 'MERGEABLE', C: 'CONFLICTING', U: 'UNKNOWN' } as const;

/** What was decided; null where a check run's external id does not say, because not everything succeeded then. */
export function settledIn(externalId: string): Settled | null {
  const [, state, letter, due] = /^\w+\.\w+\.([0-9a-f]{16})\.([MCU])([0-9a-z]{0,9})$/.exec(externalId) ?? [];
  if (state === undefined) return null;
  const at = due ? new Date(Number.parseInt(due, 36) * 1000).toISOString() : null;
  return { state, mergeable: MERGEABLE[letter as keyof typeof MERGEABLE], due: at };
}
