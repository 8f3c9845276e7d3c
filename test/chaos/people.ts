/** People who do things to pull requests: what, is told by the seed, the step and what stands there; a script keeps it, and plays it again elsewhere. */
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import type { World } from '../../src/simulator/index.ts';
import { type Random, randomFrom } from '../fuzz/random.ts';
import { FORK, PARTNER, REPO } from '../stories/ground.ts';
import { BODY, good, pathed } from '../stories/parcels.ts';
import { nameOfThread } from './standing.ts';
import { EVERYBODY, LABELS, MAINTAINERS, whatIsSaid } from './words.ts';

/** One deed: what was done to which pull request, with all that depended on what stood there. */
export interface Deed {
  readonly step: number;
  /** null where a pull request is opened. */
  readonly pull: number | null;
  readonly words: string;
  /** What was chosen of what stood there, by name. */
  readonly chosen: readonly string[];
  /** GitHub refused it, or there was nothing to do it to. */
  readonly refused: boolean;
}

export interface People {
  /** Somebody does something. */
  act(step: number): Deed;
  /** The same again, in a world where other things may stand. Throws where it is not possible. */
  repeat(deed: Deed): void;
  /** Ids of the comments that people made, in their order. */
  readonly said: readonly number[];
}

/** What a deed chooses from what stands there. Played again, it is the one with the name that was chosen then. */
interface Choice {
  one<T>(list: readonly T[], nameOf: (one: T) => string): T;
  word(choose: () => string): string;
}

/** Where a deed is done. */
interface Scene {
  readonly world: World;
  readonly number: number;
  readonly step: number;
  /** The same whatever stands there; not to be asked again once a choice was made. */
  readonly random: Random;
  readonly choice: Choice;
  /** Ids of the comments that people made, in their order. */
  readonly said: number[];
}

/** @param pulls that are opened at first */
export function peopleOf(world: World, seed: number, pulls: number): People {
  const said: number[] = [];
  const play = (step: number, choice: Choice): readonly [number | null, string, () => unknown] => {
    const random = randomFrom(seed * 10_007 + step);
    if (step < pulls) return [null, 'opens', () => openPull(world, step, random)];
    const number = random.pick(world.pulls(REPO));
    const [name, deed] = random.pick(DEEDS);
    return [number, name, () => deed({ world, number, step, random, choice, said })];
  };
  return {
    act: (step) => {
      const chosen: string[] = [];
      const [pull, name, deed] = play(step, choosing(randomFrom(seed * 20_011 + step), chosen));
      try {
        return { step, pull, words: `${name} ${deed() ?? ''}`, chosen, refused: false };
      } catch (error) {
        return { step, pull, words: `${name}: refused, ${(error as Error).message}`, chosen, refused: true };
      }
    },
    said,
    repeat: ({ step, chosen }) => void play(step, recalling([...chosen]))[2](),
  };
}

function choosing(random: Random, chosen: string[]): Choice {
  const note = (name: string) => {
    chosen.push(name);
    return name;
  };
  return {
    one: (list, nameOf) => {
      if (list.length === 0) throw new Error('there is none');
      const one = random.pick(list);
      note(nameOf(one));
      return one;
    },
    word: (choose) => note(choose()),
  };
}

function recalling(chosen: string[]): Choice {
  return {
    one: (list, nameOf) => {
      const name = chosen.shift();
      const found = list.find((one) => nameOf(one) === name);
      if (!found) throw new Error(`there is no ${name}`);
      return found;
    },
    word: () => chosen.shift() as string,
  };
}

function openPull(world: World, step: number, random: Random): string {
  push(world, `work-${step}`, step, random);
  const number = world.openPull({
    ...{ repo: REPO, base: 'dev', headRepo: FORK, headBranch: `work-${step}`, author: PARTNER },
    ...{ title: `Fabrikam Parcels ${step}`, body: BODY },
  });
  return `#${number}`;
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

const pushMore = ({ world, number, step, random }: Scene) =>
  push(world, world.pull(REPO, number).head.branch, step, random);

const DEEDS: readonly (readonly [string, (scene: Scene) => unknown])[] = [
  ['push', pushMore],
  ['push', pushMore],
  ['comment', say],
  ['comment', say],
  ['comment', say],
  [
    'edit a comment',
    (scene) => {
      const [id, author] = commentOf(scene);
      const { world, number, random, choice } = scene;
      const words = choice.word(() => whatIsSaid(world.pull(REPO, number), random));
      world.editComment(REPO, id, author, words);
      return `${author} now says ${words}`;
    },
  ],
  ['delete a comment', (scene) => scene.world.deleteComment(REPO, ...commentOf(scene))],
  ['label', ({ world, number, random }) => world.addLabel(REPO, number, random.pick(MAINTAINERS), random.pick(LABELS))],
  [
    'unlabel',
    ({ world, number, choice }) => {
      const label = choice.one(world.pull(REPO, number).labels, String);
      world.removeLabel(REPO, number, 'mona', label);
      return label;
    },
  ],
  [
    'review',
    ({ world, number, random, choice }) => {
      const who = random.pick(MAINTAINERS);
      const state = random.pick(['approve', 'approve', 'request_changes', 'comment'] as const);
      const body = choice.word(() => whatIsSaid(world.pull(REPO, number), random));
      world.review(REPO, number, who, { state, body });
      return `${who} ${state}: ${body}`;
    },
  ],
  ['close', ({ world, number }) => world.closePull(REPO, number, PARTNER)],
  ['reopen', ({ world, number }) => world.reopenPull(REPO, number, 'mona')],
  ['reopen', ({ world, number }) => world.reopenPull(REPO, number, 'mona')],
  ['draft', ({ world, number }) => world.setDraft(REPO, number, PARTNER)],
  ['ready', ({ world, number }) => world.readyForReview(REPO, number, PARTNER)],
  [
    'title',
    ({ world, number, random }) => world.editPull(REPO, number, PARTNER, { title: `Parcels ${random.below(100)}` }),
  ],
  ['resolve', (scene) => scene.world.resolveThread(REPO, scene.number, 'mona', threadOf(scene))],
  ['answer', (scene) => void scene.world.replyToThread(REPO, scene.number, PARTNER, threadOf(scene), 'Why?')],
];

function say({ world, number, random, choice, said }: Scene): string {
  const who = random.pick(EVERYBODY);
  const what = choice.word(() => whatIsSaid(world.pull(REPO, number), random));
  said.push(world.comment(REPO, number, who, what));
  return `${who} says ${what}`;
}

/** One that somebody made: its id and author. */
function commentOf({ world, number, choice, said }: Scene): [id: number, author: string] {
  // What `/assign` has done stays, whatever becomes of the comment.
  const all = world
    .pull(REPO, number)
    .comments.filter(({ id, body }) => said.includes(id) && !body.startsWith('/assign'));
  const { id, author } = choice.one(all, (comment) => `comment ${said.indexOf(comment.id)}`);
  return [id, author];
}

function threadOf({ world, number, choice }: Scene): string {
  return choice.one(world.pull(REPO, number).threads, nameOfThread).id;
}
