/** Whose business a pull request is, by the base branch's CODEOWNERS and by what else its owners have to review. */
import { ownersOf } from '../../config/codeowners.ts';
import type { Role } from '../../config/roles.ts';
import type { RepositoryConfig } from '../../config/types.ts';
import type { Actor, Ownership } from '../../pull-request/actors.ts';
import { authorityOf } from '../../pull-request/authority.ts';
import type { Review } from '../../pull-request/posts.ts';
import type { ChangedFile, PullKey } from '../../pull-request/snapshot.ts';
import type { Client } from '../client.ts';
import type { ReviewLoadAnswer } from './answers.ts';
import { wholeText } from './file-texts.ts';
import type { RawPull } from './pull.ts';
import { REVIEW_LOAD } from './queries.ts';
import { roleOf } from './roles.ts';

/** Owners whose role is asked for; who comes after them is not asked to review. */
const MAX_ASKED = 5;

interface Known {
  readonly pull: RawPull;
  readonly files: readonly ChangedFile[];
  readonly config: RepositoryConfig;
  readonly author: Actor;
  readonly roles: ReadonlyMap<string, Role>;
  readonly reviews: readonly Review[];
  readonly contributors: readonly string[] | null;
}

/** Costs a request only while there is a choice of owners and nobody has been asked to review. */
export async function ownershipOf(client: Client, key: PullKey, known: Known): Promise<Ownership> {
  const { pull, files, author, reviews, contributors } = known;
  const text = codeOwnersText(pull);
  const codeOwners =
    text === null
      ? null
      : ownersOf(
          text,
          files.map(({ path }) => path),
        );
  const people = (codeOwners ?? []).filter(
    (owner) => !owner.includes('/') && owner.toLowerCase() !== author.login.toLowerCase(),
  );
  const isLookedAt = pull.reviewsAsked.nodes.length > 0 || reviews.some((review) => review.author.type === 'user');
  const isOver = pull.state !== 'OPEN' || pull.isDraft || isLookedAt;
  const reviewers = isOver || known.config.reviewers === 0 ? [] : await maintainersAmong(client, key, people, known);
  const isKnown = contributors?.some((login) => login.toLowerCase() === author.login.toLowerCase()) === true;
  const newcomer = pull.authorAssociation.startsWith('FIRST_TIME') && !isKnown;
  return { codeOwners, reviewers, contributors, newcomer };
}

/** GitHub takes the first it finds of three places. */
function codeOwnersText({ baseRef }: RawPull): string | null {
  const { owners, rootOwners, docsOwners } = baseRef?.target ?? {};
  return wholeText((owners ?? rootOwners ?? docsOwners)?.object);
}

/** As many reviewers as should be asked, the least busy first. GitHub refuses a whole request for one who is not a collaborator. */
async function maintainersAmong(client: Client, key: PullKey, people: readonly string[], { config, roles }: Known) {
  if (people.length === 0) return [];
  const load = people.length > config.reviewers ? await loadOf(client, key) : new Map<string, number>();
  const burden = (login: string) => load.get(login.toLowerCase()) ?? 0;
  const ordered = [...people].sort((a, b) => burden(a) - burden(b) || (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const found: string[] = [];
  for (const login of ordered.slice(0, MAX_ASKED)) {
    if (found.length === config.reviewers) break;
    const role = roles.get(login) ?? (await roleOf(client, key, login));
    if (authorityOf({ login, type: 'user' }, new Map([[login, role]]), config) === 'authorised') found.push(login);
  }
  return found;
}

/** How many reviews each is asked for. */
async function loadOf(client: Client, { owner, repo }: PullKey): Promise<ReadonlyMap<string, number>> {
  const answer = await client.query<ReviewLoadAnswer>(REVIEW_LOAD, { owner, repo });
  const load = new Map<string, number>();
  for (const { reviewRequests } of answer.repository.pullRequests.nodes) {
    for (const { requestedReviewer } of reviewRequests?.nodes ?? []) {
      const login = requestedReviewer?.login?.toLowerCase();
      if (login !== undefined) load.set(login, (load.get(login) ?? 0) + 1);
    }
  }
  return load;
}
