import { formatJunit } from '../../src/format/junit.ts';
import { COMMA, report, STYLE, TITLE } from './sample.ts';

it('has a suite for a connector and a test for a finding; what blocks has failed', () => {
  const text = formatJunit(report([TITLE, COMMA, STYLE]));
  expect(text).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="Connector Reviewer">[\s\S]*<\/testsuites>\n$/,
  );
  expect(text).toContain('<testsuite name="certified-connectors/Contoso" tests="3" failures="1">');
  expect(text.match(/<failure /g)).toHaveLength(1);
  expect(text).toContain('apiDefinition.swagger.json:3:14: error: The title `Contoso API`');
  expect(text.match(/<system-out>/g)).toHaveLength(2);
});

it('a connector without findings has passed, and an old error does not fail', () => {
  expect(formatJunit(report([]))).toMatch(/tests="1" failures="0"[\s\S]*<testcase name="No findings"/);
  expect(formatJunit(report([{ ...TITLE, status: 'existing' }]))).toContain('failures="0"');
});

it('what a file says can not break out of it', () => {
  const message = ']]> </failure><x a="1">&amp; \u0000\u001b[31m \ud800';
  const text = formatJunit(report([{ ...TITLE, message, file: 'a"b<c>.json' }]));
  expect(text).not.toContain('<x a=');
  for (const sign of ['\u0000', '\u001b', '\ud800']) expect(text).not.toContain(sign);
  expect(text).toContain('a&quot;b&lt;c&gt;.json');
});
