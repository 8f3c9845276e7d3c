/** What a run makes sure of before each of its writes: that it is still the one to write, and about what is still there. */
import type { PullKey } from '../pull-request/snapshot.ts';
import type { Lease } from '../queue/types.ts';
import type { Client } from './client.ts';
import { HeadMovedError, LeaseLostError } from './errors.ts';
import { HEAD } from './read/queries.ts';

export interface Fence {
  /** Throws LeaseLostError or HeadMovedError when nothing may be written any more, and what reading throws. */
  check(): Promise<void>;
  /** From now on writes are about this head. */
  expectHead(sha: string): void;
}

/** Milliseconds after which the head is looked at again although no event told of anything. */
const TRUST = 5000;

/**
 * The head is read again only when the pull request was woken meanwhile, or when it was last seen a while ago: a push whose
 * event got lost.
 *
 * @param readHead the pull request's head commit
 * @param now milliseconds since 1970
 */
export function makeFence(lease: Lease, readHead: () => Promise<string>, now: () => number = Date.now): Fence {
  let expected: string | null = null;
  let seenAt = 0;
  let moved = false;
  return {
    expectHead: (sha) => {
      expected = sha;
      seenAt = now();
    },
    check: async () => {
      if (!(await lease.stillMine())) throw new LeaseLostError();
      if (expected === null) return;
      if (!moved && (now() - seenAt > TRUST || (await lease.wokenAgain()))) {
        moved = (await readHead()) !== expected;
        seenAt = now();
      }
      if (moved) throw new HeadMovedError();
    },
  };
}

/** Reads a pull request's head commit. Throws Octokit's error. */
export async function readHead(client: Client, { owner, repo, number }: PullKey): Promise<string> {
  const answer = await client.query<{ repository: { pullRequest: { headRefOid: string } } }>(HEAD, {
    ...{ owner, repo, number },
  });
  return answer.repository.pullRequest.headRefOid;
}
