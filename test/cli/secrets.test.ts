/** A key that stands in a file: whatever is said of the file, and however it is printed, the key is not repeated. */
import { CONTOSO, cli, edit, json, read, repository, SWAGGER, told, write } from './setup.ts';

/** Put together here, so that no file of this repository holds one. */
const KEY = ['AI', 'zaSyD4tjCWbyUsYlrpHNde9EE7oO8VKfFS', '-kO'].join('');

function leaky(): string {
  const root = repository();
  edit(root, SWAGGER, '"title": "Contoso Orders"', `"title": "${KEY}"`);
  edit(root, SWAGGER, '"summary": "List orders"', `"summary": "${KEY} "`);
  edit(root, SWAGGER, '"host": "', `"host": "${KEY}/`);
  return root;
}

it.each(['pretty', 'markdown'])('neither a message, nor a line, nor a suggestion shows it (%s)', async (format) => {
  const { out } = await cli(leaky(), ['check', '--severity', 'suggestion', '--format', format]);
  expect(out).toContain('AIza');
  expect(out).not.toContain(KEY);
});

it('a finding tells by its first characters which it is, and offers no line that holds it', async () => {
  const { out } = await cli(leaky(), ['check', '--format', 'json']);
  const { findings } = (
    JSON.parse(out) as { connectors: [{ findings: { rule: string; message: string; fix: unknown }[] }] }
  ).connectors[0];
  const about = (rule: string) => findings.find((finding) => finding.rule === rule);
  expect(about('security/secret-pattern')?.message).toContain('AIza…');
  expect(about('operation/summary-trim')?.fix).toBeNull();
  expect(findings.filter(({ message, fix }) => JSON.stringify([message, fix]).includes(KEY))).toEqual([]);
});

it('what stands beside it is mended all the same', async () => {
  const root = leaky();
  await cli(root, ['check', '--fix']);
  expect(read(root, SWAGGER)).toContain(`"summary": "${KEY}"`);
});

it('of very many in one file the first fifty are told', async () => {
  const root = repository();
  write(root, `${CONTOSO}/readme.md`, `# Contoso\n\n${`${KEY}\n`.repeat(70)}`);
  const findings = told(await json(root, ['check'])).filter((finding) => finding.startsWith('security/secret-pattern'));
  expect(findings).toHaveLength(50);
});
