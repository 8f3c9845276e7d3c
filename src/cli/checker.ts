/** Where connectors are inspected: on this thread, or on others with a limit of memory. */
import type { FileSet } from '../connector/types.ts';
import { checkOne, type Done, type Files, type Frame, type Place } from './one-job.ts';
import type { Keeper } from './output/keep.ts';

export interface Checker {
  /** How many connectors it wants to have, under way or ready for it. */
  readonly atOnce: number;
  check(place: Place, files: Files): Promise<Done>;
  close(): Promise<void>;
}

/**
 * Bytes of a connector, before and now, up to which it is inspected on this thread: whatever they are, 800 MB are enough for
 * them. No published connector has more, and a thread takes as long to start as a large one to inspect.
 */
export const SMALL = 4 * 1024 * 1024;

/** Inspects one after another: small ones here, the others on a thread that is started for the first of them. */
export function checkerHere(frame: Frame, keeper: Keeper, openThread: () => Promise<Checker>): Checker {
  let thread: Promise<Checker> | null = null;
  return {
    atOnce: 1,
    check: async (place, files) => {
      if (sizeOf(files) <= SMALL) return checkOne(place, files, frame, keeper);
      thread ??= openThread();
      return (await thread).check(place, files);
    },
    close: async () => (await thread)?.close(),
  };
}

function sizeOf({ head, base }: Files): number {
  return bytesIn(head) + (base ? bytesIn(base) : 0);
}

/** With what is in the packages among them. */
function bytesIn(files: FileSet): number {
  const sizes = [...files.values()].map(
    ({ bytes, archive }) => (bytes?.length ?? 0) + (archive ? bytesIn(archive.files) : 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
