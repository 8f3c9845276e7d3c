/** How fast an installation may go: turns for its writes, and GitHub's limits. */
export interface Pace {
  /** Takes the next turn of a queue whose turns are `gap` ms apart. Resolves with the milliseconds until it. */
  turn(lane: string, gap: number): Promise<number>;
  /** Nothing may be asked for this installation before then (milliseconds since 1970). */
  rest(installation: number, until: number): Promise<void>;
  /** Until when nothing may be asked; 0: there is no limit. */
  restsUntil(installation: number): Promise<number>;
}

/** In this process's memory. @param now milliseconds since 1970 */
export function makePace(now: () => number = Date.now): Pace {
  const turns = new Map<string, number>();
  const rests = new Map<number, number>();
  return {
    turn: async (lane, gap) => {
      const at = Math.max(now(), turns.get(lane) ?? 0);
      turns.set(lane, at + gap);
      return at - now();
    },
    rest: async (installation, until) => {
      rests.set(installation, Math.max(until, rests.get(installation) ?? 0));
    },
    restsUntil: async (installation) => {
      const until = rests.get(installation) ?? 0;
      return until > now() ? until : 0;
    },
  };
}
