import type { Report } from '../../src/format/report.ts';
import { formatWorkflow, workflowCommand } from '../../src/format/workflow.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

const finding = (more: Partial<Finding>): Finding => ({
  ...{ rule: 'a/b', severity: 'warning', file: 'x/a.json', pointer: null, anchor: '', message: 'Odd.', fix: null },
  ...{ status: 'introduced', docs: 'https://example.com/a', line: 3, column: 5, endLine: 3, endColumn: 9 },
  ...more,
});
const report = (...findings: Finding[]) =>
  ({ inspection: { connectors: [{ findings }], pull: [] } }) as unknown as Report;

test('what a text holds begins neither another command nor another property', () => {
  expect(workflowCommand('error', '100%\r\n::set-output name=x::y', { file: 'a,line=9::b%', line: 1 })).toBe(
    '::error file=a%2Cline=9%3A%3Ab%25,line=1::100%25%0D%0A::set-output name=x::y\n',
  );
});

test('errors come first, and what stood there before is not told', () => {
  const lines = formatWorkflow(
    report(
      finding({}),
      finding({ severity: 'error', endLine: 4 }),
      finding({ severity: 'suggestion' }),
      finding({ severity: 'error', status: 'existing' }),
      finding({ severity: 'error', status: 'waived' }),
      finding({ severity: 'error', file: '' }),
    ),
    'warning',
  );
  expect(lines).toEqual([
    '::error file=x/a.json,line=3,endLine=4,title=a/b::Odd.%0Ahttps://example.com/a\n',
    '::error title=a/b::Odd.%0Ahttps://example.com/a\n',
    '::warning file=x/a.json,line=3,endLine=3,col=5,endColumn=9,title=a/b::Odd.%0Ahttps://example.com/a\n',
  ]);
});
