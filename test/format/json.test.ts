import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Waiver } from '../../src/commands/waivers.ts';
import { connectorJson, jsonPieces, jsonWriter } from '../../src/format/json.ts';
import { hintsOf } from '../../src/format/report.ts';
import { cli, clone, commit, dropSummary, stretchSummary } from '../cli/setup.ts';
import { COMMA, DECISION, report, STYLE, TITLE } from './sample.ts';

const schema = JSON.parse(readFileSync(new URL('../../rules/schema/report.json', import.meta.url), 'utf8')) as object;
const holds = new Ajv({ allowUnionTypes: true }).compile(schema);

function problems(text: string): unknown {
  holds(JSON.parse(text));
  return holds.errors ?? [];
}

it('shows what people have let pass', () => {
  const waiver: Waiver = {
    ...({ type: 'waive' } as const),
    ...{ anchor: 'issuecomment-1', index: 0, rule: TITLE.rule, place: null, reason: 'The law', meaning: '' },
    ...({ by: { login: 'mia', type: 'user' }, state: 'in-force' } as const),
    ...{ at: '2026-11-22T09:00:00Z', until: '2027-01-31', fingerprints: [], unseen: 0, accepted: null, rows: 1 },
    findings: [TITLE],
  };
  const plainReport = report([{ ...TITLE, status: 'waived' }]);
  const text = jsonPieces({ ...plainReport, inspection: { ...plainReport.inspection, waivers: [waiver] } }).join('');
  expect(problems(text)).toEqual([]);
  expect(JSON.parse(text).waivers).toMatchObject([{ by: 'mia', reason: 'The law', until: '2027-01-31', findings: 1 }]);
});

it('has the documented form, to the letter', () => {
  const text = jsonPieces(report([TITLE], { decision: DECISION })).join('');
  expect(problems(text)).toEqual([]);
  expect(JSON.parse(text)).toEqual({
    version: 1,
    rules: 'abc123',
    connectors: [
      {
        folder: 'certified-connectors/Contoso',
        kind: 'certified',
        change: 'update',
        findings: [
          {
            rule: 'swagger/title-words',
            severity: 'error',
            file: 'certified-connectors/Contoso/apiDefinition.swagger.json',
            pointer: '/info/title',
            ...{ line: 3, column: 14, endLine: 3, endColumn: 27 },
            message: 'The title `Contoso API` has the word "API". Leave it out.',
            remedy: 'Take the word out.',
            fix: { text: '    "title": "Contoso",', startLine: 3, endLine: 3 },
            edits: [{ start: 27, end: 40, text: '"Contoso"' }],
            status: 'introduced',
            docs: 'https://example.com/docs',
          },
        ],
      },
    ],
    pull: [],
    totals: { error: 1, warning: 0, suggestion: 0 },
    blocking: 1,
    decision: DECISION,
  });
});

it('has no decision where there is no pull request', () => {
  expect(Object.keys(JSON.parse(jsonPieces(report([COMMA, STYLE])).join('')) as object)).not.toContain('decision');
});

it('is what the commands print', async () => {
  const root = clone();
  dropSummary(root);
  stretchSummary(root);
  commit(root, 'mistakes');
  for (const args of [
    ['check'],
    ['check', '--base', 'dev'],
    ['pull', '--repo', '.', '--base', 'dev', '--head', 'change'],
  ]) {
    const where = args[0] === 'pull' ? args.with(2, root) : args;
    expect(problems((await cli(root, [...where, '--format', 'json'])).out)).toEqual([]);
  }
});

it('is written connector by connector, and is the same', () => {
  const whole = report([TITLE, COMMA]);
  const pieces: string[] = [];
  const writer = jsonWriter(whole.inspection.rules, (piece) => pieces.push(piece));
  for (const review of whole.inspection.connectors) {
    const before = pieces.length;
    writer.connector(connectorJson(review, hintsOf(whole.rules)));
    expect(pieces.length).toBeGreaterThan(before);
  }
  writer.end(whole);
  expect(pieces.join('')).toBe(jsonPieces(whole).join(''));
});
