/** Says on a terminal how far a long run has come. Silent elsewhere, and for runs that are over in a second. */
import { plainLine } from '../../format/plain.ts';
import type { Output } from '../io.ts';

/** Milliseconds before the first word, and between two. */
const PATIENCE = 1000;
const PAUSE = 100;

export class Progress {
  readonly #out: Output;
  readonly #now: () => number;
  #next: number;
  #shown = false;

  /** @param now milliseconds, from any moment on */
  constructor(out: Output, now: () => number = performance.now.bind(performance)) {
    this.#out = out;
    this.#now = now;
    this.#next = now() + PATIENCE;
  }

  /** @param what is being done at this moment */
  step(done: number, total: number, what: string): void {
    if (!this.#out.isTTY || this.#now() < this.#next) return;
    this.#next = this.#now() + PAUSE;
    this.#shown = true;
    const line = `${done}/${total} ${plainLine(what)}`;
    this.#out.write(`\r${CLEAR}${line.slice(0, (this.#out.columns ?? 80) - 1)}`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#shown) this.#out.write(`\r${CLEAR}`);
    this.#shown = false;
  }
}

/** Clears the line from the cursor on: ECMA-48, EL. */
const CLEAR = '\u001b[K';
