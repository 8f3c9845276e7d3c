/** `check --fix`: mends files in place, and only what is certain. */
import { addComma, CONTOSO, cli, clone, commit, PROPERTIES, read, repository, SWAGGER, write } from './setup.ts';

const BOM = '\uFEFF';

it('takes out a comma too many, says so, and gives the verdict of the mended files', async () => {
  const root = repository();
  const whole = read(root, SWAGGER);
  addComma(root);
  const { code, out } = await cli(root, ['check', '--fix']);
  expect(out).toContain(`Fixed 1 finding in ${SWAGGER}\n`);
  expect(out).not.toContain('package/json-valid');
  expect({ code, text: read(root, SWAGGER) }).toEqual({ code: 0, text: whole });
});

it('changes nothing the second time', async () => {
  const root = repository();
  addComma(root);
  await cli(root, ['check', '--fix']);
  const [before, { out }] = [read(root, SWAGGER), await cli(root, ['check', '--fix'])];
  expect(out).not.toContain('Fixed');
  expect(read(root, SWAGGER)).toBe(before);
});

it('leaves line ends as they are, and the byte-order mark where it is no more than a suggestion', async () => {
  const root = repository();
  const windows = BOM + read(root, SWAGGER).replaceAll('\n', '\r\n');
  write(root, SWAGGER, windows);
  addComma(root);
  await cli(root, ['check', '--fix', '--severity', 'warning']);
  expect(read(root, SWAGGER)).toBe(windows);
});

it('mends several faults of one file in one go', async () => {
  const root = repository();
  const whole = read(root, PROPERTIES);
  write(root, PROPERTIES, whole.replaceAll(/([\]"}])(\n\s*[\]}])/g, '$1,$2'));
  const { out } = await cli(root, ['check', '--fix', CONTOSO]);
  expect(out).toMatch(/^Fixed (?:[2-9]|\d{2,}) findings in /);
  expect(read(root, PROPERTIES)).toBe(whole);
});

it('takes a byte-order mark away when a rule wants it, but not as the least of its worries', async () => {
  const root = repository();
  write(root, PROPERTIES, BOM + read(root, PROPERTIES));
  addComma(root);
  await cli(root, ['check', '--fix', '--severity', 'warning']);
  expect(read(root, PROPERTIES).startsWith(BOM)).toBe(true);
  await cli(root, ['check', '--fix']);
  expect(read(root, PROPERTIES).startsWith(BOM)).toBe(false);
});

it('touches no file whose bytes are not UTF-8', async () => {
  const root = repository();
  addComma(root);
  const bytes = Buffer.concat([Buffer.from(read(root, SWAGGER).trimEnd()), Buffer.from([0x20, 0xff, 0x0a])]);
  write(root, SWAGGER, bytes);
  const { out } = await cli(root, ['check', '--fix']);
  expect(out).not.toContain('Fixed');
});

it('with a base, leaves what stood there before', async () => {
  const root = clone();
  addComma(root);
  commit(root, 'a comma');
  const before = read(root, SWAGGER);
  await cli(root, ['check', '--fix', '--base', 'HEAD']);
  expect(read(root, SWAGGER)).toBe(before);
  await cli(root, ['check', '--fix', '--base', 'dev']);
  expect(read(root, SWAGGER)).not.toBe(before);
});

it('keeps its words out of the JSON form', async () => {
  const root = repository();
  addComma(root);
  const { out, err } = await cli(root, ['check', '--fix', '--format', 'json']);
  expect(() => JSON.parse(out)).not.toThrow();
  expect(err).toContain(`Fixed 1 finding in ${SWAGGER}`);
});
