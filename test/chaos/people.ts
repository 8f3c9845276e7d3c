/** People who do things to pull requests: what, is told by the seed and the step alone. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import type { World } from '../../src/simulator/index.ts';
import { type Random, randomFrom } from '../fuzz/random.ts';
import { FORK, PARTNER, REPO } from '../stories/ground.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';

export const ROLES = { mona: 'maintain', wim: 'write' } as const;
const MAINTAINERS = Object.keys(ROLES);
const STRANGER = 'sam';
const EVERYBODY = [...MAINTAINERS, PARTNER, STRANGER];

const LABELS = [
  'Proposal',
  'Validation phase',
  'ready for preview',
  'certification request',
  'certified',
  'help wanted',
];

const WORDS = [
  'Thank you.',
  'Any news?',
  '/help',
  '/recheck',
  '/tested',
  '/assign me',
  '/hold until the service is up',
  '/unhold',
  '/close We start over',
  '/stage ready for preview',
  '/explain operation/summary-length',
  '/waive all Known and accepted',
  '/release-tag',
  '/nonsense',
];

/** Who did what, in words, or what GitHub said against it. */
export function doStep(world: World, seed: number, step: number, pulls: number): string {
  const random = randomFrom(seed * 10_007 + step);
  // At first the pull requests are opened.
  if (step < pulls) return `opens #${openPull(world, step, random)}`;
  const number = random.pick(world.pulls(REPO));
  const [name, deed] = random.pick(DEEDS);
  try {
    return `#${number} ${name} ${deed(world, number, random) ?? ''}`;
  } catch (error) {
    return `#${number} ${name}: refused, ${(error as Error).message}`;
  }
}

function openPull(world: World, step: number, random: Random): number {
  push(world, `work-${step}`, step, random);
  return world.openPull({
    ...{ repo: REPO, base: 'dev', headRepo: FORK, headBranch: `work-${step}`, author: PARTNER },
    ...{ title: `Fabrikam Parcels ${step}`, body: BODY },
  });
}

/** The connector, with all, some or none of the mistakes, in a folder of the pull request's own. */
function push(world: World, branch: string, step: number, random: Random): string {
  const some = MISTAKES.filter(() => random.chance(0.5));
  const files = pathed(withMistakes(good, random.pick([[], some, MISTAKES])));
  const moved = Object.entries(files).map(([path, text]) => [
    path.replace('Fabrikam Parcels', `Parcels ${branch}`),
    text,
  ]);
  const changes = { ...Object.fromEntries(moved), 'certified-connectors/note.txt': `${step} ${random.below(1e9)}` };
  return world.commit(FORK, branch, { changes, message: 'Change it', author: PARTNER, force: random.chance(0.2) });
}

/** Throws where there is none. */
function oneOf<T>(list: readonly T[], random: Random): T {
  if (list.length === 0) throw new Error('there is none');
  return random.pick(list);
}

type Deed = (world: World, number: number, random: Random) => unknown;

const DEEDS: readonly (readonly [string, Deed])[] = [
  ['push', (world, number, random) => push(world, world.pull(REPO, number).head.branch, number, random)],
  ['push', (world, number, random) => push(world, world.pull(REPO, number).head.branch, number, random)],
  ['comment', say],
  ['comment', say],
  ['comment', say],
  [
    'edit a comment',
    (world, number, random) => {
      const { id, author } = oneOf(byPeople(world, number), random);
      world.editComment(REPO, id, author, random.pick(WORDS));
      return id;
    },
  ],
  [
    'delete a comment',
    (world, number, random) => {
      const { id, author } = oneOf(byPeople(world, number), random);
      world.deleteComment(REPO, id, author);
      return id;
    },
  ],
  ['label', (world, number, random) => world.addLabel(REPO, number, random.pick(MAINTAINERS), random.pick(LABELS))],
  [
    'unlabel',
    (world, number, random) => world.removeLabel(REPO, number, 'mona', oneOf(world.pull(REPO, number).labels, random)),
  ],
  [
    'review',
    (world, number, random) =>
      world.review(REPO, number, random.pick(MAINTAINERS), {
        state: random.pick(['approve', 'approve', 'request_changes', 'comment']),
        body: random.pick(WORDS),
      }),
  ],
  ['close', (world, number) => world.closePull(REPO, number, PARTNER)],
  ['reopen', (world, number) => world.reopenPull(REPO, number, 'mona')],
  ['reopen', (world, number) => world.reopenPull(REPO, number, 'mona')],
  ['draft', (world, number) => world.setDraft(REPO, number, PARTNER)],
  ['ready', (world, number) => world.readyForReview(REPO, number, PARTNER)],
  [
    'title',
    (world, number, random) => world.editPull(REPO, number, PARTNER, { title: `Parcels ${random.below(100)}` }),
  ],
  [
    'resolve',
    (world, number, random) =>
      world.resolveThread(REPO, number, 'mona', oneOf(world.pull(REPO, number).threads, random).id),
  ],
  [
    'answer',
    (world, number, random) =>
      world.replyToThread(REPO, number, PARTNER, oneOf(world.pull(REPO, number).threads, random).id, 'Why?'),
  ],
];

function say(world: World, number: number, random: Random): string {
  const [who, what] = [random.pick(EVERYBODY), random.pick(WORDS)];
  world.comment(REPO, number, who, what);
  return `${who} says ${what}`;
}

function byPeople(world: World, number: number) {
  return world.pull(REPO, number).comments.filter(({ author }) => EVERYBODY.includes(author));
}
