/** The flap guard: where somebody undoes what the App does, again and again, the App is the one to stop. */
import type { LabelEvent } from '../pull-request/snapshot.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A label that is left as it is. */
export interface Flapping {
  readonly label: string;
  readonly moves: number;
  /** When the App moved it last: it stands still since. */
  readonly since: string;
  /** When it is touched again. */
  readonly until: string;
}

/**
 * Labels that the App has moved more often than the limit within the last day.
 * @param now ISO 8601
 */
export function flappingLabels(events: readonly LabelEvent[], limit: number, now: string): Flapping[] {
  const dayAgo = new Date(Date.parse(now) - DAY).toISOString();
  const own = new Map<string, LabelEvent[]>();
  for (const event of events) {
    if (event.actor.type !== 'app' || toIso(event.at) <= dayAgo) continue;
    const key = event.label.toLowerCase();
    own.set(key, [...(own.get(key) ?? []), event]);
  }
  return [...own.values()].flatMap((list): Flapping[] => {
    const moments = list.map(({ at }) => toIso(at)).sort();
    const free = moments.at(-1 - limit);
    if (free === undefined) return [];
    const until = new Date(Date.parse(free) + DAY).toISOString();
    return [{ label: list[0]?.label ?? '', moves: list.length, since: moments.at(-1) as string, until }];
  });
}

/** GitHub writes no milliseconds: moments are compared in one form. */
function toIso(moment: string): string {
  return new Date(moment).toISOString();
}
