/** The verdict as JUnit's XML, which most CI systems show as tests: https://github.com/testmoapp/junitxml */
import { create } from 'xmlbuilder2';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Report } from './report.ts';

type Node = ReturnType<typeof create>;

/** A suite for each connector, a test for each finding; what blocks has failed. One without findings has one test that passed. */
export function formatJunit({ inspection }: Pick<Report, 'inspection'>): string {
  const { connectors } = inspection;
  const findings = connectors.flatMap((connector) => connector.findings);
  const counts = { tests: testsIn(connectors), failures: findings.filter(blocks).length };
  const suites = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' }).ele('testsuites', {
    name: 'Connector Reviewer',
    ...counts,
  });
  for (const connector of connectors) addSuite(suites, connector);
  return `${suites.end({ prettyPrint: true })}\n`;
}

function testsIn(connectors: readonly ConnectorReview[]): number {
  return connectors.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
}

function addSuite(suites: Node, connector: ConnectorReview): void {
  const { folder, findings } = connector;
  const counts = { tests: testsIn([connector]), failures: findings.filter(blocks).length };
  const suite = suites.ele('testsuite', { name: folder, ...counts });
  if (findings.length === 0) suite.ele('testcase', { name: 'No findings', classname: folder });
  for (const finding of findings) addTest(suite, finding);
}

function addTest(suite: Node, finding: Finding): void {
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
