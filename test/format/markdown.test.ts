import { formatMarkdown } from '../../src/format/markdown.ts';
import { COMMA, DECISION, FILE, report, TITLE } from './sample.ts';

it('is a table by rule, errors first', () => {
  const twice = [COMMA, TITLE, { ...TITLE, line: 9 }];
  expect(formatMarkdown(report(twice))).toBe(`\
## 2 errors to fix

2 errors, 1 warning in 1 connector under rules \`abc123\`.

### certified-connectors/Contoso

| Severity | Where | What | Rule |
| --- | --- | --- | --- |
| error | \`apiDefinition.swagger.json:3\`, \`apiDefinition.swagger.json:9\` | The title \`Contoso API\` has the word "API". Leave it out. | [\`swagger/title-words\`](https://example.com/docs) |
| warning | \`apiDefinition.swagger.json:4\` | There is a comma after the last entry. | [\`package/json-valid\`](https://example.com/docs) |
`);
});

it('is the comment as it would be posted where there is a pull request', () => {
  expect(formatMarkdown(report([TITLE], { decision: DECISION }))).toBe('### 1 error to mend\n');
});

it('counts only what stood there before', () => {
  const text = formatMarkdown(report([{ ...TITLE, status: 'existing' }], { compared: true }));
  expect(text).toContain('## Nothing blocks');
  expect(text).toContain('1 finding stood there before this change.');
});

it('holds whatever stands in messages and paths', () => {
  const hostile = { ...TITLE, file: `${FILE}|<x>`, message: 'a|b <img> @everyone ```\n# head' };
  const rows = formatMarkdown(report([hostile]))
    .split('\n')
    .filter((line) => line.startsWith('| error'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).not.toMatch(/<img>|[^\\]\|b|@everyone/);
});
