import type { Actor } from '../../src/pull-request/actors.ts';
import { marker, SUMMARY_MARK } from '../../src/pull-request/markers.ts';
import { othersIn, whoGoesFirst } from '../../src/pull-request/other-identities.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';

const APP = { login: 'reviewer', type: 'bot' } as const;
const JOB = { login: 'github-actions', type: 'bot' } as const;
const PERSON = { login: 'mona', type: 'user' } as const;

/** A pull request with summaries by these, in this order, as one of them sees it. */
function seenBy(self: NonNullable<Snapshot['self']>, ...authors: readonly Pick<Actor, 'login' | 'type'>[]) {
  const comments = authors.map((author) => ({
    author: author.login === self.login && author.type === self.type ? { ...author, type: 'app' } : author,
    body: `${marker(SUMMARY_MARK)}\n### Nothing blocks`,
  }));
  return { self, comments } as unknown as Snapshot;
}

test.each([
  ['an App goes before a job', JOB, [JOB, APP], 'reviewer'],
  ['and is not held up by it', APP, [JOB, APP], null],
  ['an App goes before a person', PERSON, [PERSON, APP], 'reviewer'],
  ['a job goes before a person', PERSON, [JOB], 'github-actions'],
  ['a person holds up nobody', JOB, [PERSON], null],
  ['nor another person', PERSON, [{ login: 'pat', type: 'user' }], null],
  ['of two Apps the later one gives way', APP, [{ login: 'older', type: 'bot' }, APP], 'older'],
  ['and not the one that spoke first', APP, [APP, { login: 'younger', type: 'bot' }], null],
  ['whatever people write before them', APP, [PERSON, { login: 'older', type: 'bot' }, APP], 'older'],
  ['nobody else is there', APP, [APP], null],
] as const)('%s', (_what, self, authors, first) => {
  expect(whoGoesFirst(seenBy(self, ...authors))).toBe(first);
});

test('a marker counts at the start of a comment alone', () => {
  const comments = [{ author: JOB, body: `See <!-- connector-reviewer:summary {} -->` }];
  expect(othersIn({ comments } as unknown as Snapshot)).toEqual([]);
});

test('who writes nothing gives way to nobody', () => {
  const { self: _left, ...snapshot } = seenBy(JOB, APP);
  expect(whoGoesFirst(snapshot as Snapshot)).toBeNull();
});
