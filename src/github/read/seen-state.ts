/** From GitHub's answers to the state that decides whether a pull request has to be reviewed again. */
import type { SeenState } from '../../pull-request/seen-state.ts';
import type { PullHeadAnswer } from './answers.ts';
import { claAcceptedIn } from './cla.ts';

interface Actor {
  readonly login: string;
}

interface SeenText {
  readonly id: string;
  readonly author: Actor | null;
  readonly lastEditedAt: string | null;
  readonly editor: Actor | null;
}

/** What the sweep's answer and a pull request that was read completely have in common. */
export interface SeenAnswer {
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  readonly state: SeenState['state'];
  readonly mergeable: SeenState['mergeable'];
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly baseRef: {
    readonly target: Readonly<Partial<Record<(typeof GROUND)[number], { oid: string } | null>>>;
  } | null;
  readonly commits: PullHeadAnswer['commits'];
  readonly labels: readonly { readonly name: string }[];
  readonly comments: readonly SeenText[];
  readonly reviews: readonly (SeenText & { readonly state: string; readonly submittedAt: string | null })[];
  readonly threadCount: number;
  readonly events: readonly {
    readonly __typename: string;
    readonly actor: Actor | null;
    readonly createdAt: string;
    readonly label?: { readonly name: string };
  }[];
}

const GROUND = ['file', 'rules', 'owners', 'rootOwners', 'docsOwners'] as const;

/** So many of the last comments, reviews and events are looked at: what is older does not change without leaving a trace there. */
export const LAST = 50;

/** Whether it can be merged: of a closed one GitHub says this or that. */
export function mergeableOf({ state, mergeable }: Pick<SeenAnswer, 'state' | 'mergeable'>): SeenState['mergeable'] {
  return state === 'OPEN' ? mergeable : 'UNKNOWN';
}

/** @param self the App's login, as GraphQL writes it @param version of what decides */
export function seenStateOf(pull: SeenAnswer, self: string, version: string): SeenState {
  const comments = pull.comments.slice(-LAST);
  const isOwn = (actor: Actor | null) => actor?.login === self;
  const notOwn = ({ author, editor }: SeenText) => !isOwn(author) || (editor !== null && !isOwn(editor));
  return {
    ...{ title: pull.title, body: pull.body, draft: pull.isDraft, state: pull.state },
    mergeable: mergeableOf(pull),
    version,
    ...{ headSha: pull.headRefOid, baseRef: pull.baseRefName },
    ground: GROUND.map((name) => pull.baseRef?.target[name]?.oid ?? null),
    claAccepted: claAcceptedIn(pull),
    labels: pull.labels.map(({ name }) => name).sort(),
    byOthers: [
      ...comments.filter(notOwn).map(({ id, lastEditedAt }) => `${id} ${lastEditedAt}`),
      ...pull.reviews
        .filter((review) => review.submittedAt !== null)
        .slice(-LAST)
        .filter(notOwn)
        .map(({ id, state, lastEditedAt }) => `${id} ${state} ${lastEditedAt}`),
      ...pull.events
        .slice(-LAST)
        .filter(({ actor }) => !isOwn(actor))
        .map(({ __typename, createdAt, label }) => `${__typename} ${createdAt} ${label?.name ?? ''}`),
    ],
    ownComments: comments.filter(({ author }) => isOwn(author)).length,
    threads: pull.threadCount,
  };
}
