import { sarifFile } from '../../src/format/sarif.ts';
import { SarifCollector } from '../../src/format/sarif-choice.ts';
import { sarifResults } from '../../src/format/sarif-results.ts';
import type { RulePage } from '../../src/format/sarif-rule.ts';
import type { Finding, Severity } from '../../src/rules/findings/types.ts';
import { COMMA, report, STYLE, TITLE } from './sample.ts';

const PAGE: RulePage = {
  ...{ title: 'No API in titles', severity: { new: 'error', update: 'warning' } },
  ...{ why: 'Because.', fix: 'Take it out.', docs: 'https://example.com', codes: ['TitleApi'] },
};

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly invocations?: readonly { readonly toolExecutionNotifications: readonly object[] }[];
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly results: readonly (Record<string, unknown> & {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
    })[];
  }[];
}

interface Asked {
  readonly compared?: boolean;
  readonly least?: Severity;
  readonly most?: number;
}

function sarif(
  findings: readonly Finding[],
  { compared = false, least = 'suggestion', most }: Asked = {},
): Log['runs'][0] {
  const collector = new SarifCollector(most);
  collector.add(sarifResults(findings, least, report(findings, { compared })));
  const { text } = sarifFile(collector, () => new Map([[TITLE.rule, PAGE]]));
  const log = JSON.parse(text) as Log;
  expect(log.version).toBe('2.1.0');
  return log.runs[0]!;
}

it('has a result a finding, with its place and the rule it belongs to', () => {
  const { tool, results } = sarif([TITLE, COMMA, STYLE]);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
  expect(results[0]).toMatchObject({
    message: { text: TITLE.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'certified-connectors/Contoso/apiDefinition.swagger.json' },
          region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 27 },
        },
      },
    ],
    fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '"Contoso"' } }] }] }],
  });
});

it('explains its rules', () => {
  const { tool } = sarif([TITLE]);
  expect(tool.driver.rules).toEqual([
    {
      id: 'swagger/title-words',
      name: 'SwaggerTitleWords',
      shortDescription: { text: 'No API in titles' },
      fullDescription: { text: 'No API in titles. Because.' },
      help: { text: expect.stringContaining('Take it out.'), markdown: expect.stringContaining('**How to fix it:**') },
      helpUri: 'https://example.com',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['swagger', 'TitleApi'], 'problem.severity': 'error', precision: 'very-high' },
    },
  ]);
});

it('knows a finding again when its line moves, and tells equal ones apart', () => {
  const print = (finding: Finding) => Object.values(sarif([finding]).results[0]!.partialFingerprints)[0];
  expect(print({ ...TITLE, line: 99 })).toBe(print(TITLE));
  expect(print({ ...TITLE, anchor: '/info' })).not.toBe(print(TITLE));
  const twins = sarif([TITLE, { ...TITLE, line: 9 }]).results.map(
    ({ partialFingerprints }) => Object.values(partialFingerprints)[0],
  );
  expect(new Set(twins).size).toBe(2);
});

it('says what is new only where there was something to compare with', () => {
  const old: Finding = { ...TITLE, status: 'existing' };
  const waived: Finding = { ...TITLE, status: 'waived' };
  expect(sarif([TITLE, old]).results.map(({ baselineState }) => baselineState)).toEqual([undefined, undefined]);
  const states = sarif([TITLE, old, waived], { compared: true }).results;
  expect(states.map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged', 'unchanged']);
  expect(states[2]).toMatchObject({ suppressions: [{ kind: 'external', status: 'accepted' }] });
});

it('writes paths as addresses and leaves out what has no file', () => {
  const { results } = sarif([
    { ...TITLE, file: 'a b/ü#?.json' },
    { ...TITLE, file: '' },
  ]);
  expect(results).toHaveLength(1);
  expect(JSON.stringify(results)).toContain('"uri":"a%20b/%C3%BC%23%3F.json"');
});

it('has only what weighs as much as was asked for', () => {
  const { tool, results } = sarif([TITLE, COMMA, STYLE], { least: 'warning' });
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning']);
  expect(tool.driver.rules).toHaveLength(2);
});

it('has no more than code scanning takes, errors first, and says what is left out', () => {
  const many = [STYLE, COMMA, TITLE, STYLE, TITLE];
  const { invocations, results } = sarif(many, { most: 3 });
  expect(results.map(({ level }) => level)).toEqual(['error', 'error', 'warning']);
  expect(invocations?.[0]?.toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: expect.stringMatching(/^2 more findings are not in this SARIF file/) } },
  ]);
  expect(sarif(many, { most: 5 }).invocations).toBeUndefined();
});
