import { type Complaint, fuzz } from './fuzz.ts';

// The same cases every time: what a longer run finds becomes a test of its own.
it('300 spoilt connectors are reviewed from end to end, in words, with every place in its file', async () => {
  const complaints: Complaint[] = [];
  for await (const found of fuzz(1, 0, 300)) complaints.push(...found);
  expect(complaints).toEqual([]);
});
