/** `--rule` and `--fix-dry-run`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  addComma,
  CONTOSO,
  cli,
  clone,
  dropSummary,
  edit,
  PROPERTIES,
  read,
  repository,
  SWAGGER,
  write,
} from './setup.ts';

function spoilt(): string {
  const root = repository();
  dropSummary(root);
  edit(root, PROPERTIES, '"iconBrandColor": "', '"iconBrandColor": "x');
  return root;
}

async function rulesFound(root: string, ...args: string[]) {
  const { out, code, err } = await cli(root, ['check', ...args, '--format', 'json']);
  if (code === 2) return err;
  const { connectors } = JSON.parse(out) as { connectors: { findings: { rule: string }[] }[] };
  return [...new Set(connectors.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
}

it('only the rules that are asked for say something, by their ids or as a group', async () => {
  const root = spoilt();
  expect(await rulesFound(root, '--rule', 'operation/summary-required')).toEqual(['operation/summary-required']);
  expect(await rulesFound(root, '--rule', 'properties/*')).toEqual(['properties/brand-color-hex']);
  const both = await rulesFound(root, '--rule', 'properties/*', '--rule', 'operation/summary-required');
  expect(both).toEqual(['operation/summary-required', 'properties/brand-color-hex']);
});

it('what was not asked for does not block', async () => {
  const { code } = await cli(spoilt(), ['check', '--rule', 'mcp/*']);
  expect(code).toBe(0);
});

it('an unreadable file is never silent', async () => {
  const root = spoilt();
  write(root, SWAGGER, '{ "swagger": ');
  expect(await rulesFound(root, '--rule', 'operation/summary-required')).toEqual(['package/json-valid']);
});

it.each(['operation/sumary-required', 'constructor', '*', 'nonsense/*', ''])('%s is no rule', async (id) => {
  expect(await rulesFound(spoilt(), '--rule', id)).toContain(`there is no rule ${id}`);
});

it('a slip in an id is told with what may have been meant', async () => {
  const said = await rulesFound(spoilt(), '--rule', 'operation/sumary-required');
  expect(said).toContain('Did you mean operation/summary-required');
});

it('--fix with --rule mends what that rule complains of, and nothing else', async () => {
  const root = spoilt();
  addComma(root);
  edit(root, SWAGGER, '"summary": "Get an order"', '"summary": "Get an order."');
  await cli(root, ['check', '--fix', '--rule', 'package/json-valid']);
  expect(read(root, SWAGGER)).toContain('"Get an order."');
});

it('--fix-dry-run prints a diff that git applies, and writes nothing', async () => {
  const root = clone();
  addComma(root);
  edit(root, SWAGGER, '"summary": "Get an order"', '"summary": "Get an order."');
  const before = read(root, SWAGGER);
  const { out, err } = await cli(root, ['check', CONTOSO, '--fix-dry-run']);
  expect(read(root, SWAGGER)).toBe(before);
  expect(err).toContain('would be fixed in 1 file');
  expect(err).toContain('nothing was written');
  writeFileSync(`${root}/change.diff`, out);
  execFileSync('git', ['apply', 'change.diff'], { cwd: root });
  const applied = read(root, SWAGGER);
  write(root, SWAGGER, before);
  await cli(root, ['check', CONTOSO, '--fix']);
  expect(read(root, SWAGGER)).toBe(applied);
});

it('--fix-dry-run keeps line ends of Windows', async () => {
  const root = clone();
  write(
    root,
    SWAGGER,
    read(root, SWAGGER).replaceAll('\n', '\r\n').replace('"summary": "Get an order"', '"summary": "Get an order."'),
  );
  const { out } = await cli(root, ['check', CONTOSO, '--fix-dry-run', '--rule', 'operation/*']);
  expect(out.split('\n').filter((line) => /^[-+] /.test(line) && !line.endsWith('\r'))).toEqual([]);
  expect(out).toMatch(/^\+ .*"Get an order"/m);
});

it('with nothing to fix it says so, and ends as the verdict does', async () => {
  const { out, err, code } = await cli(repository(), ['check', '--fix-dry-run']);
  expect({ out, code }).toEqual({ out: '', code: 0 });
  expect(err).toContain('there is nothing to fix');
});

it.each([['--fix'], ['--format', 'json'], ['--format', 'sarif']])('it does not go with %s', async (...more) => {
  const { err, code } = await cli(repository(), ['check', '--fix-dry-run', ...more]);
  expect(code).toBe(2);
  expect(err).toContain('--fix-dry-run does not go with');
});
