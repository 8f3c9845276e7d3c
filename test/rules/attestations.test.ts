import { attestationsIn } from '../../src/rules/engine/attestations.ts';
import { workDone } from '../../src/rules/engine/work-done.ts';

const TEXT = 'I attest that the connector works';

it.each([
  '- [x]',
  '- [X]',
  '* [ x]',
  '+ [x ]',
  '- [*]',
  '- [✔️]',
  '1. [✓]',
  '2) [yes]',
  '[Y]',
  '- \\[x\\]',
  '✅',
  '- ☑',
])('counts %s as ticked', (tick) => {
  expect(attestationsIn(`${tick} ${TEXT}`).tested).toBe('ticked');
});

it.each(['- [ ]', '- []', '* [  ]', '- [-]', '- [no]', '- [?]'])('counts %s as open', (box) => {
  expect(attestationsIn(`${box} ${TEXT}`).tested).toBe('open');
});

it.each(['', '- ', '> - [x]', 'Example: - [x]'])('counts a line that begins with "%s" as no box', (start) => {
  expect(attestationsIn(`${start} ${TEXT}`).tested).toBe('missing');
});

it('reads by meaning: other words around, marks and apostrophes do not matter', () => {
  const boxes = attestationsIn(
    '- [x] The **connector doesn’t exist** yet\r\n- [x] ran `paconn validate`\r\n- [ ] a valid brand color',
  );
  expect(boxes).toMatchObject({
    'not-existing': 'ticked',
    validated: 'ticked',
    'brand-or-icon': 'open',
    tested: 'missing',
  });
});

it('reads on where a box is continued on the next line', () => {
  expect(attestationsIn('- [x] I attest that\n  the connector works').tested).toBe('ticked');
});

it('does not see comments', () => {
  expect(attestationsIn(`<!--\n- [x] ${TEXT}\n-->`).tested).toBe('missing');
  expect(attestationsIn(`<!-- - [x] ${TEXT}`).tested).toBe('missing');
});

it('takes the ticked one of two boxes that say the same', () => {
  expect(attestationsIn(`- [ ] ${TEXT}\n- [x] ${TEXT}`).tested).toBe('ticked');
  expect(attestationsIn(`- [x] ${TEXT}\n- [ ] ${TEXT}`).tested).toBe('ticked');
});

it('takes no time over a long line of blanks', () => {
  const start = workDone();
  attestationsIn(`${' '.repeat(65_000)}x`);
  expect(workDone() - start).toBeLessThan(1000);
});
