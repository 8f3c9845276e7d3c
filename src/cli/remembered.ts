/** Verdicts on connectors whose files have not changed since: `check --watch` reads only the others again. */
import { sep } from 'node:path';
import type { Job } from './input/jobs.ts';
import type { Done } from './one-job.ts';

export class Remembered {
  readonly #byDirectory = new Map<string, Done>();
  #state = '';

  /** Forgets all when what verdicts rest on beside the connectors' own files has changed. @param state of that, as text */
  restOn(state: string): void {
    if (state !== this.#state) this.#byDirectory.clear();
    this.#state = state;
  }

  get({ target }: Job): Done | undefined {
    return this.#byDirectory.get(target.directory);
  }

  keep({ target }: Job, done: Done): void {
    this.#byDirectory.set(target.directory, done);
  }

  /** Forgets what a changed path says something about: the connector it is in; outside of all, everything. */
  forget(path: string): void {
    const inside = [...this.#byDirectory.keys()].filter((one) => path === one || path.startsWith(one + sep));
    if (inside.length === 0) this.#byDirectory.clear();
    for (const directory of inside) this.#byDirectory.delete(directory);
  }
}
