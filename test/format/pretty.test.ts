import pc from 'picocolors';
import { type PrettyOptions, prettyPieces } from '../../src/format/pretty.ts';
import type { Report } from '../../src/format/report.ts';
import { COMMA, DECISION, report, STYLE, TITLE } from './sample.ts';

const formatPretty = (verdict: Report, options: PrettyOptions) => prettyPieces(verdict, options).join('');
const PLAIN: PrettyOptions = {
  colors: pc.createColors(false),
  width: 80,
  columns: null,
  least: 'warning',
  existing: false,
};

it('groups by file, shows the lines, says what to do and sums up', () => {
  expect(formatPretty(report([TITLE, COMMA, STYLE]), PLAIN)).toBe(`\
certified-connectors/Contoso/apiDefinition.swagger.json
  3:14  error  The title \`Contoso API\` has the word "API". Leave it out.  swagger/title-words
      2 |   "info": {
    > 3 |     "title": "Contoso API",
        |              ^^^^^^^^^^^^^
      4 |     "version": "1.0",
    fix: Take the word out. Or let --fix do it.
  4:21  warning  There is a comma after the last entry.  package/json-valid
      3 |     "title": "Contoso API",
    > 4 |     "version": "1.0",
        |                     ^
      5 |   },
    fix: Remove it.

1 suggestion: --all shows them.
✖ 1 error, 1 warning, 1 suggestion in 1 connector, 2 rules (abc123)
`);
});

it('says what to do once a rule and file', () => {
  const text = formatPretty(report([TITLE, { ...TITLE, line: 6 }]), PLAIN);
  expect(text.match(/fix:/g)).toHaveLength(1);
});

it('shows a hundred findings of a rule in a file, and says how many more there are', () => {
  const many = Array.from({ length: 20_000 }, () => TITLE);
  const text = formatPretty(report([...many, COMMA]), PLAIN);
  expect(text.match(/3:14 {2}error/g)).toHaveLength(100);
  expect(text).toContain('\n  … and 19900 more of swagger/title-words; --format json has them all\n');
  expect(text).toContain('✖ 20000 errors, 1 warning in');
});

it('folds what stood there before the change, and counts it', () => {
  const old = { ...TITLE, status: 'existing' } as const;
  expect(formatPretty(report([old, COMMA], { compared: true }), PLAIN)).toMatch(
    /^1 finding stood there before this change.*\n✔ 1 error, 1 warning; no error by this change in 1 connector/m,
  );
  const all = formatPretty(report([old], { compared: true }), { ...PLAIN, existing: true });
  expect(all).toContain('error (existing)  The title');
});

it('shows suggestions when asked to, and only errors when asked to', () => {
  const findings = [TITLE, COMMA, STYLE];
  expect(formatPretty(report(findings), { ...PLAIN, least: 'suggestion' })).toContain('swagger/style');
  const errors = formatPretty(report(findings), { ...PLAIN, least: 'error' });
  expect(errors).not.toContain('package/json-valid');
  expect(errors).toContain('2 lesser findings: --all shows them.');
});

it('ends with stage, turn and next steps where there is a pull request', () => {
  expect(formatPretty(report([TITLE], { decision: DECISION }), PLAIN)).toMatch(
    /\nStage: validation\. Turn: partner\. Next:\n {2}1\. Mend 1 error\.\n {2}2\. Push\.\n$/,
  );
});

it('is short when all is well', () => {
  expect(formatPretty(report([]), PLAIN)).toBe('✔ No findings in 1 connector, 2 rules (abc123)\n');
});

it('paints severities where there are colours, and drops the backticks', () => {
  const colors = pc.createColors(true);
  const text = formatPretty(report([TITLE]), { ...PLAIN, colors });
  expect(text).toContain(colors.red('error'));
  expect(text).toContain(`The title ${colors.bold('Contoso API')} has`);
});

it('lets no text of a file reach the terminal raw', () => {
  const hostile = { ...TITLE, message: 'a\u001b[31m\nb\u202ec', file: 'x\u0007.json' };
  expect(
    formatPretty(report([hostile]), PLAIN)
      .split('')
      .filter((c) => '\u001b\u202e\u0007'.includes(c)),
  ).toEqual([]);
});

it('needs no file: a finding about the pull request or a missing file has no frame', () => {
  const missing = { ...TITLE, file: 'certified-connectors/Contoso/readme.md', line: 1, column: 1 };
  const pull = { ...TITLE, file: '' };
  const text = formatPretty(report([missing, pull]), PLAIN);
  expect(text).toContain('readme.md\n  1:1  error');
  expect(text).toContain('Pull request\n  error');
  expect(text).not.toContain('|');
});
