/** The demo's story against the real App and simulator: what people see at each step, and that nothing is said twice. */

import { createColors } from '../../src/demo/colors.ts';
import { Screen } from '../../src/demo/screen.ts';
import { playStory } from '../../src/demo/story.ts';
import { openTheatre, type Theatre } from '../../src/demo/theatre.ts';
import type { PullView } from '../../src/simulator/index.ts';

/** A screen that remembers what it was shown. */
class Album extends Screen {
  readonly views: PullView[] = [];
  readonly text: string[] = [];

  constructor() {
    const text: string[] = [];
    super((line) => text.push(line), createColors(false), 100);
    this.text = text;
  }

  override show(view: PullView): void {
    this.views.push(structuredClone(view));
    super.show(view);
  }
}

const STAGES = ['Validation phase', 'ready for preview', 'in preview', 'certified'];
const stageOf = ({ labels }: PullView) => labels.filter((label) => STAGES.includes(label));
const open = ({ threads }: PullView) => threads.filter(({ resolved }) => !resolved);

let theatre: Theatre;
const album = new Album();

beforeAll(async () => {
  theatre = await openTheatre();
  await playStory(theatre, album);
});
afterAll(() => theatre.close());

it('leads from a failing check over every stage to certified, with one stage label at each step', () => {
  expect(album.views.map(stageOf)).toEqual([
    ['Validation phase'],
    ['Validation phase'],
    ['Validation phase'],
    ['ready for preview'],
    ['ready for preview'],
    ['in preview'],
    ['certified'],
  ]);
  expect(album.views.map(({ checkRuns }) => checkRuns.at(-1)?.conclusion)).toEqual([
    'failure',
    'failure',
    ...Array<string>(5).fill('success'),
  ]);
});

it('says each mistake on its line, resolves what is mended and says nothing twice', () => {
  const [first, second, third] = album.views as [PullView, PullView, PullView];
  expect(open(first).length).toBeGreaterThanOrEqual(12);
  expect(open(second).length).toBeLessThan(open(first).length);
  expect(open(third)).toEqual([]);
  const bodies = first.threads
    .concat(third.threads.slice(first.threads.length))
    .map(({ comments }) => comments[0]?.body);
  expect(new Set(bodies).size).toBe(bodies.length);
  expect(first.threads.filter(({ comments }) => comments[0]?.body.includes('```suggestion')).length).toBeGreaterThan(0);
});

it('keeps one summary, edited in place, and a word to the outsider', () => {
  const last = album.views.at(-1)!;
  expect(last.comments.filter(({ body }) => body.startsWith('<!-- connector-reviewer:summary'))).toHaveLength(1);
  expect(last.comments.filter(({ body }) => body.includes('Thank you, olaf'))).toHaveLength(1);
});

it('shows it all in the terminal', () => {
  expect(album.text.join('')).toContain('resolved');
  expect(album.text.join('')).not.toContain('<!--');
});

it('writes nothing when everything is looked at once more, whatever events come again, doubled or late', async () => {
  const { simulator } = theatre;
  const writes = () =>
    simulator.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.endsWith('/graphql') && !path.includes('/access_tokens'),
    ).length;
  const before = writes();
  const repo = 'power-connectors/connectors';
  const number = simulator.world.pulls(repo)[0]!;
  simulator.faults.webhook({ outcome: 'doubled', times: 2 });
  simulator.world.rerunAllChecks(repo, number, 'mia');
  simulator.world.addLabel(repo, number, 'mia', 'bug');
  await theatre.settle();
  expect(writes()).toBe(before);
});
