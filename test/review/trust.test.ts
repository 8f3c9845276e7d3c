/** Whose rules are run before they are merged. */
import { checkWithProposal } from '../../src/messages/proposed-rules.ts';
import type { Review } from '../../src/pull-request/posts.ts';
import type { Proposal, Snapshot } from '../../src/pull-request/snapshot.ts';
import { trustIn } from '../../src/review/preview/trust.ts';
import { MAINTAINER, OUTSIDER, PARTNER, pullRequest } from './model.ts';

const trust = (more: Partial<Snapshot>, head: Proposal['head'] = 'author') =>
  trustIn(pullRequest(new Map(), new Map(), more), { head } as Proposal);

const approval = (by: Review['author'], commit: string): Review => ({
  ...{ id: 1, nodeId: 'R_1', author: by, state: 'approved', commit, submittedAt: '2026-11-22T09:00:00Z', body: '' },
  ...{ editedAt: null, editor: null, reactions: [] },
});
const HEAD = 'a'.repeat(40);

test("a maintainer's, from here or their own fork", () => {
  expect(trust({ author: MAINTAINER }, 'here')).toBe('trusted');
  expect(trust({ author: MAINTAINER }, 'author')).toBe('trusted');
});

test('not from where somebody else can push, nor an outsider’s', () => {
  expect(trust({ author: MAINTAINER }, 'elsewhere')).toBe('outsider');
  expect(trust({ author: PARTNER })).toBe('outsider');
  expect(trust({ author: { login: 'robot', type: 'bot' } }, 'here')).toBe('outsider');
});

test('a maintainer’s approval of this very commit stands for anybody’s, of another commit for nobody’s', () => {
  expect(trust({ reviews: [approval(MAINTAINER, HEAD)] }, 'elsewhere')).toBe('trusted');
  expect(trust({ reviews: [approval(MAINTAINER, 'c'.repeat(40))] })).toBe('outsider');
  expect(trust({ reviews: [approval(OUTSIDER, HEAD)] })).toBe('outsider');
});

test('where GitHub could not be asked the answer is not yes, and the check says so', () => {
  const roles = new Map([['mia', 'unknown' as const]]);
  expect(trust({ author: MAINTAINER, roles })).toBe('unknown');
  const check = { conclusion: 'neutral', title: '', summary: '', annotations: [] } as const;
  const facts = { faults: [], trust: 'unknown', touchesConfig: false, rules: 1, author: 'mia' } as const;
  expect(checkWithProposal(check, facts)).toMatchObject({
    title: 'The rule is well-formed, and not tried out',
    summary: expect.stringContaining('I could not find out whether mia is a maintainer here'),
  });
});
