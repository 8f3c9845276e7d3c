/** Which of the things that stand twice are taken back. */
import { INLINE_MARK, marker } from '../../src/pull-request/markers.ts';
import type { Thread } from '../../src/pull-request/posts.ts';
import { planDuplicates } from '../../src/review/plan/duplicates.ts';
import { APP, PARTNER, pullRequest } from './model.ts';

const at = '2026-01-05T09:00:00Z';
const said = { author: APP, body: `${marker(INLINE_MARK, { id: 'abc' })}\nMend this.`, createdAt: at };
const answer = { author: PARTNER, body: 'Why?', createdAt: at };

const thread = (id: string, comments: Thread['comments']): Thread => ({
  ...{ id, resolved: false, resolvedByPerson: false, outdated: false, path: 'a.json', line: 1, comments },
});
const taken = (...threads: Thread[]) => planDuplicates({ ...SNAPSHOT, threads });
const SNAPSHOT = pullRequest(new Map());

test('of two threads the oldest stays', () => {
  expect(taken(thread('first', [said]), thread('second', [said]))).toEqual([
    { type: 'resolve-thread', threadId: 'second' },
  ]);
});

test('one that somebody has answered stays, also when it is the newer one', () => {
  expect(taken(thread('first', [said]), thread('second', [said, answer]))).toEqual([
    { type: 'resolve-thread', threadId: 'first' },
  ]);
  expect(taken(thread('first', [said, answer]), thread('second', [said]))).toEqual([
    { type: 'resolve-thread', threadId: 'second' },
  ]);
  expect(taken(thread('first', [said, answer]), thread('second', [said, answer]))).toEqual([]);
});

test('older checks say that a newer one holds', () => {
  const older = { ...SNAPSHOT, olderCheckRuns: [{ id: 5, startedAt: at }] };
  expect(planDuplicates(older)).toEqual([{ type: 'supersede-check', id: 5, startedAt: at }]);
});
