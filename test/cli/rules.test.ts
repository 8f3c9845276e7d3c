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
  });
  expect((await cli('/', ['rules'])).out).toContain('operation/summary-required');
});

it('explains a rule: why, how, examples', async () => {
  const { code, out } = await cli('/', ['explain', 'operation/summary-length']);
  expect(code).toBe(0);
  for (const name of ['Severity', 'Says', 'Why', 'Fix', 'Docs', 'Good', 'Bad'])
    expect(out).toMatch(new RegExp(`^${name} `, 'm'));
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
