/** The verdict as JUnit's XML, which most CI systems show as tests: https://github.com/testmoapp/junitxml */
import { create } from 'xmlbuilder2';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Report } from './report.ts';

/** What stands before and behind the suites, one of which belongs to each connector. */
export const JUNIT_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Connector Reviewer">\n';
export const JUNIT_END = '</testsuites>\n';

export function formatJunit({ inspection }: Pick<Report, 'inspection'>): string {
  return JUNIT_HEAD + inspection.connectors.map(junitSuite).join('') + JUNIT_END;
}

/** A connector's suite: a test for each finding; what blocks has failed. One without findings has one test that passed. */
export function junitSuite({ folder, findings }: ConnectorReview): string {
  const counts = { tests: Math.max(1, findings.length), failures: findings.filter(blocks).length };
  const suite = create({ invalidCharReplacement: '\uFFFD' }).ele('testsuite', { name: folder, ...counts });
  if (findings.length === 0) suite.ele('testcase', { name: 'No findings', classname: folder });
  for (const finding of findings) addTest(suite, finding);
  return `${suite.end({ prettyPrint: true, headless: true })}\n`;
}

function addTest(suite: ReturnType<typeof create>, finding: Finding): void {
  const { rule, file, line, column, severity, message, docs } = finding;
  const place = `${file}:${line}:${column}`;
  const test = suite.ele('testcase', { name: `${rule} at ${place}`, classname: file });
  const text = `${place}: ${severity}: ${message}\n${docs}`;
  if (blocks(finding)) test.ele('failure', { type: severity, message }).txt(text);
  else test.ele('system-out').txt(text);
}

function blocks({ severity, status }: Finding): boolean {
  return severity === 'error' && status === 'introduced';
}
