/** A file on one line, as long as may be, with a mistake in each of twenty thousand members: a bounded cost, and nothing left out. */
import { mendFile } from '../../src/cli/edits.ts';
import { jsonPieces } from '../../src/format/json.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { inlineComments } from '../../src/review/decide/inline.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';
import { COUNT, file, inspected, PATH, rules } from './one-line.ts';

const start = workDone();
const bytes = file(COUNT);
const inspection = inspected(bytes, null);
const findings = inspection.connectors[0]!.findings;

it('finds every one of them', () => {
  expect(findings.filter(({ rule }) => rule === 'schema/type-valid')).toHaveLength(COUNT);
  expect(findings.filter(({ rule }) => rule === 'parameter/summary-spelling')).toHaveLength(COUNT);
});

it('says all of it in JSON without the line that each of them stands on', () => {
  // Counted as it is written, piece by piece: the whole would take half a gigabyte.
  let length = 0;
  for (const piece of jsonPieces({ inspection, compared: false, decision: null, rules, textOf: () => null }))
    length += piece.length;
  expect(length).toBeGreaterThan(100 * findings.length);
  expect(length).toBeLessThan(1000 * findings.length);
});

it('says it in few comments, none of them longer than the line would be', () => {
  const files = new Map([[PATH, { size: bytes.length, bytes }]]);
  const snapshot = { base: new Map(), head: files, files: [{ path: PATH, status: 'added' }] } as unknown as Snapshot;
  const comments = inlineComments(snapshot, findings);
  expect(comments.length).toBeLessThan(50);
  for (const { body } of comments) expect(body.length).toBeLessThan(10_000);
});

it('mends all that can be mended at once', () => {
  const mended = mendFile(PATH, bytes, findings);
  expect(mended?.count).toBeGreaterThanOrEqual(COUNT);
});

it('takes seconds at most, on a slow machine', () => {
  expect(workDone() - start).toBeLessThan(40_000);
});
