/** A verdict made by hand: two rules, three findings, one of them old. */
import { SourceText } from '../../src/connector/source.ts';
import type { Decision, Report } from '../../src/format/report.ts';
import { count } from '../../src/review/inspect/inspect.ts';
import type { Rule } from '../../src/rules/engine/rule.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

export const FILE = 'certified-connectors/Contoso/apiDefinition.swagger.json';

export const TEXT = `{
  "info": {
    "title": "Contoso API",
    "version": "1.0",
  },
  "paths": {}
}
`;

const DOCS = 'https://example.com/docs';

export const TITLE: Finding = {
  rule: 'swagger/title-words',
  severity: 'error',
  file: FILE,
  pointer: '/info/title',
  anchor: '/info/title',
  ...{ line: 3, column: 14, endLine: 3, endColumn: 27 },
  message: 'The title `Contoso API` has the word "API". Leave it out.',
  fix: {
    ...{ text: '    "title": "Contoso",', startLine: 3, endLine: 3 },
    edits: [{ start: 27, end: 40, text: '"Contoso"' }],
  },
  status: 'introduced',
  docs: DOCS,
};

export const COMMA: Finding = {
  ...TITLE,
  ...{ rule: 'package/json-valid', severity: 'warning', pointer: null, anchor: 'a', fix: null },
  ...{ line: 4, column: 21, endLine: 4, endColumn: 22 },
  message: 'There is a comma after the last entry.',
};

export const STYLE: Finding = { ...COMMA, rule: 'swagger/style', severity: 'suggestion', message: 'Style.' };

export const DECISION: Decision = {
  conclusion: 'failure',
  stage: 'validation',
  turn: 'partner',
  labels: ['New'],
  nextSteps: ['Mend 1 error.', 'Push.'],
  summary: '### 1 error to mend',
  facts: { author: 'pat', blocking: 1, stage: 'validation', turn: 'partner' },
};

function rule(id: string, fix: string): Rule {
  const never = {
    applies: null,
    change: null,
    keys: null,
    check: null,
    autofix: null,
    validate: null,
    codes: [],
    predicate: '',
    page: null,
    values: null,
  };
  const empty = { given: [], only: [], unless: [], options: {}, at: '', cases: {} };
  return { id, title: id, severity: 'error', message: '', why: '', fix, docs: DOCS, ...never, ...empty };
}

export const RULES = {
  version: 'abc123',
  rules: [rule('package/json-valid', 'Remove it.'), rule('swagger/title-words', 'Take the word out.')],
};

/** The verdict with these findings in one connector. */
export function report(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  const connectors = [
    {
      folder: 'certified-connectors/Contoso',
      kind: 'certified',
      change: 'update',
      findings,
      changes: [],
      isDeprecated: false,
      update: 'minor',
      movedFrom: null,
      package: null,
    } as const,
  ];
  return {
    inspection: {
      rules: 'abc123',
      connectors,
      pull: [],
      ...count(findings),
      waivers: [],
      ruleSet: RULES,
      failures: [],
    },
    compared: false,
    decision: null,
    rules: RULES,
    textOf: (file) => (file === FILE ? SourceText.decode(Buffer.from(TEXT)) : null),
    ...more,
  };
}
