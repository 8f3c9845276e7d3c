/** Findings are worked out late; nobody is to notice. */

import { runRules } from '../../src/rules/engine/run.ts';
import { applyExample } from '../../src/rules/examples/example.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { changed, settled } from '../../src/rules/findings/finding.ts';
import { SAMPLE } from './sample.ts';

const rules = await loadRules();
const { connector } = applyExample(SAMPLE, 'operation', { summary: 'List orders.', description: ' lists' });
const { findings } = runRules(rules, connector, 'new');
const first = findings[0]!;

it('says as JSON what it says when asked', () => {
  expect(findings.length).toBeGreaterThan(1);
  expect(JSON.parse(JSON.stringify(findings))).toEqual(JSON.parse(JSON.stringify(findings.map(settled))));
});

it('keeps every word when its status or the name of its file changes', () => {
  const other = changed(first, { status: 'existing', file: 'Orders/apiDefinition.swagger.json' });
  expect(settled(other)).toEqual({
    ...settled(first),
    status: 'existing',
    file: 'Orders/apiDefinition.swagger.json',
  });
  expect(changed(settled(first), { status: 'waived' })).toEqual({ ...settled(first), status: 'waived' });
});

it('leaves the finding it was made from as it was', () => {
  changed(first, { status: 'existing' });
  expect(first.status).toBe('introduced');
});

it('is in order of file, place and rule', () => {
  const keys = findings.map(({ file, line, column, rule }) => [file, line, column, rule] as const);
  expect(keys).toEqual(
    [...keys].sort((a, b) =>
      a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : 1),
    ),
  );
});
