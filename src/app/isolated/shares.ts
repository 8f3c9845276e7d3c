/** What each of several turns at once has worked, where only the work of the whole process is known. */

export interface Turn {
  /** Milliseconds of its share up to now. */
  worked(): number;
  end(): void;
}

export interface Shares {
  /** A turn begins. */
  begin(): Turn;
}

/**
 * Turns that are under way at the same time have an equal share in what the process does meanwhile: none of them waits for
 * anything but the machine, which serves threads alike.
 * @param done milliseconds of work of the process, from any moment on
 */
export function makeShares(done: () => number): Shares {
  const turns = new Map<symbol, number>();
  let counted = done();
  const share = () => {
    const now = done();
    for (const [turn, worked] of turns) turns.set(turn, worked + (now - counted) / turns.size);
    counted = now;
  };
  return {
    begin: () => {
      share();
      const turn = Symbol('turn');
      turns.set(turn, 0);
      return {
        worked: () => {
          share();
          return turns.get(turn) ?? 0;
        },
        end: () => {
          share();
          turns.delete(turn);
        },
      };
    },
  };
}
