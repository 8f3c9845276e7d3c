/** Who the people are, and what they say. */
import type { PullView } from '../../src/simulator/index.ts';
import type { Random } from '../fuzz/random.ts';
import { PARTNER, SLUG } from '../stories/ground.ts';

export const ROLES = { mona: 'maintain', wim: 'write' } as const;
export const MAINTAINERS = Object.keys(ROLES);
const STRANGER = 'sam';
export const EVERYBODY = [...MAINTAINERS, PARTNER, STRANGER];

export const LABELS = [
  'Proposal',
  'Validation phase',
  'ready for preview',
  'certification request',
  'certified',
  'help wanted',
];

const WAIVES = '/waive all Known and accepted';

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
  WAIVES,
  '/release-tag',
  '/nonsense',
];

/** Something; nobody lets pass what he does not see yet. */
export function whatIsSaid({ checkRuns }: PullView, random: Random): string {
  const words = random.pick(WORDS);
  const isShown = checkRuns.some(({ app, status }) => app === SLUG && status === 'completed');
  return words === WAIVES && !isShown ? 'Thank you.' : words;
}
