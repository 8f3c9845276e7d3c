/** `rules` and `explain`. */
import { cli } from './setup.ts';

it('lists every rule with what it is called by', async () => {
  const { code, out } = await cli('/', ['rules', '--format', 'json']);
  const { version, list } = JSON.parse(out) as { version: number; list: { id: string }[] };
  expect({ code, version }).toEqual({ code: 0, version: 1 });
  expect(list.map(({ id }) => id)).toEqual([...list.map(({ id }) => id)].sort());
  expect(list.find(({ id }) => id === 'operation/summary-required')).toEqual({
    id: 'operation/summary-required',
    severity: expect.anything(),
    applies: expect.arrayContaining(['certified', 'independent-publisher']),
    title: expect.any(String),
    docs: expect.stringMatching(/^https:/),
    codes: expect.any(Array),
    by: 'rule',
  });
  expect((await cli('/', ['rules'])).out).toContain('operation/summary-required');
});

it('lists and explains what the App does itself, so that nobody searches for a rule in vain', async () => {
  const { out } = await cli('/', ['rules', '--format', 'json']);
  const { list } = JSON.parse(out) as { list: { id: string; by: string }[] };
  expect(list.filter(({ by }) => by === 'app').map(({ id }) => id)).toEqual(['pr/label-type']);
  expect((await cli('/', ['rules'])).out).toMatch(/^pr\/label-type +the App +Labels say/m);
  const { code, out: page } = await cli('/', ['explain', 'pr/label-type']);
  expect({ code, page }).toEqual({ code: 0, page: expect.stringContaining('the App does it') });
});

it('says why no rule checks what certification mentions', async () => {
  const { code, out } = await cli('/', ['explain', 'readme/section-faq']);
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^readme\/section-faq {2}No rule checks this\. The section/),
  });
});

it('explains a rule: why, how, examples', async () => {
  const { code, out } = await cli('/', ['explain', 'operation/summary-length']);
  expect(code).toBe(0);
  for (const name of ['Severity', 'Says', 'Why', 'Fix', 'Docs', 'Good', 'Bad'])
    expect(out).toMatch(new RegExp(`^${name} `, 'm'));
});

it.each([
  ['operationidtoolong', /^OperationIdTooLong {2}.*\n\noperation\/id-length {2}/],
  ['5000.2.4.4', /^5000\.2\.4\.4 {2}.*\n\nschema\/empty-response-schema {2}/],
  ['5000.2.1', /\nicon\/size {2}/],
])('says which rules answer for %s', async (code, words) => {
  const { out, ...rest } = await cli('/', ['explain', code]);
  expect(rest.code).toBe(0);
  expect(out).toMatch(words);
});

it.each(['summary-lenght', 'operation/summary-lengths', 'operation/sumary-length', 'summary-length'])(
  'knows what %s may have meant',
  async (id) => {
    const { code, err } = await cli('/', ['explain', id]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('operation/summary-length') });
  },
);

it.each(['../lists', 'xyzzy/qwertyuiop', '../../package', ''])('reads no file for the unknown rule %j', async (id) => {
  const { code, out } = await cli('/', ['explain', id]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});
