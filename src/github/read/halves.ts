/** Requests for many things at once, which GitHub can't always answer in its time. */
import { HeadMovedError, passing } from '../errors.ts';

/**
 * Does something for all things together, and where GitHub fails at that, for each half by itself, down to single ones. A
 * limit is no reason for smaller requests, and neither is a refusal. Throws what fails for one thing alone.
 */
export async function inHalves<Thing>(
  things: readonly Thing[],
  run: (part: readonly Thing[]) => Promise<void>,
): Promise<void> {
  try {
    await run(things);
  } catch (error) {
    const fault = passing(error, Date.now());
    if (things.length < 2 || !fault || fault.refused || error instanceof HeadMovedError) throw error;
    const half = things.length >> 1;
    await inHalves(things.slice(0, half), run);
    await inHalves(things.slice(half), run);
  }
}
