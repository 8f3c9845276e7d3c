/** As much of Jest as the small tests need: they are written for it and run here as well. */
import { format } from 'node:util';
import { expect } from 'expect';

type Run = (...args: never[]) => unknown;

const tests = new Map<string, () => unknown>();
const preparations: (() => unknown)[] = [];

function it(title: string, run: Run): void {
  tests.set(title, run as () => unknown);
}

/** Titles are numbered: two rows of a table may read the same. */
it.each =
  (rows: readonly (readonly unknown[] | string)[]) =>
  (title: string, run: Run): void => {
    for (const [index, row] of rows.entries()) {
      const values = [row].flat() as readonly unknown[];
      const titled = format(title, ...values).slice(0, 120);
      it(`${titled} (${index + 1})`, () => (run as (...args: readonly unknown[]) => unknown)(...values));
    }
  };

Object.assign(globalThis, { it, expect, beforeAll: (run: () => unknown) => preparations.push(run) });

/** The titles of what test files have stated so far. */
export function titles(): string[] {
  return [...tests.keys()];
}

/** Runs one test; throws when it fails. */
export async function runTest(title: string): Promise<void> {
  for (const run of preparations) await run();
  await tests.get(title)?.();
}
