/** Work that is asked for again and again, such as at every key: the last time counts, and those before it are not lost in it. */

/** Milliseconds in which further wakes are waited for: keys that repeat come faster. */
const PAUSE = 20;

interface Turn {
  timer: NodeJS.Timeout | null;
  running: number;
  /** Something has changed since the last run began. */
  isWanted: boolean;
  readonly waiting: (() => void)[];
}

export class Turns {
  readonly #turns = new Map<string, Turn>();
  readonly #run: (key: string) => Promise<void>;
  readonly #atOnce: (key: string) => number;

  /**
   * @param run throws nothing
   * @param atOnce how many runs of one key may be under way: a newer one need not wait for an older to end
   */
  constructor(run: (key: string) => Promise<void>, atOnce: (key: string) => number) {
    this.#run = run;
    this.#atOnce = atOnce;
  }

  /** Something about the key has changed. */
  wake(key: string): void {
    const turn = this.#turns.get(key) ?? { timer: null, running: 0, isWanted: false, waiting: [] };
    this.#turns.set(key, turn);
    turn.isWanted = true;
    if (turn.timer) clearTimeout(turn.timer);
    turn.timer = setTimeout(() => {
      turn.timer = null;
      this.#next(key, turn);
    }, PAUSE);
  }

  /** Resolves when all that was asked for is done. */
  async settled(key: string): Promise<void> {
    const turn = this.#turns.get(key);
    if (turn) await new Promise<void>((resolve) => turn.waiting.push(resolve));
  }

  /** Ends all waiting; what runs is not heard of any more. */
  close(): void {
    for (const { timer } of this.#turns.values()) if (timer) clearTimeout(timer);
    this.#turns.clear();
  }

  #next(key: string, turn: Turn): void {
    if (turn.isWanted && !turn.timer && turn.running < this.#atOnce(key)) {
      turn.isWanted = false;
      turn.running++;
      void this.#run(key).then(() => {
        turn.running--;
        this.#next(key, turn);
      });
    }
    if (turn.isWanted || turn.timer || turn.running > 0) return;
    this.#turns.delete(key);
    for (const resolve of turn.waiting) resolve();
  }
}
