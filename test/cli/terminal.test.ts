/** What is said on a terminal only, and what is said about the run itself. */

import { tellError, UsageError } from '../../src/cli/errors.ts';
import { colorsFor } from '../../src/cli/output/colors.ts';
import { tellFailures } from '../../src/cli/output/failures.ts';
import { Progress } from '../../src/cli/output/progress.ts';
import { report } from '../format/sample.ts';

/** An output that keeps what it is told. */
function sink(isTTY = false) {
  const parts: string[] = [];
  return { isTTY, columns: 20, write: (text: string) => parts.push(text), text: () => parts.join('') };
}

describe('colours', () => {
  it.each([
    ['on a terminal', true, {}, true],
    ['not in a pipe', false, {}, false],
    ['not against NO_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['in a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['not with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['not on a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('are shown %s', (_, isTTY, env, shown) => {
    expect(colorsFor({ out: sink(isTTY), env }).isColorSupported).toBe(shown);
  });
});

describe('progress', () => {
  it('is silent for a second, then tells how far it is in one line, and takes it away again', () => {
    let now = 0;
    const out = sink(true);
    const progress = new Progress(out, () => now);
    progress.step(1, 9, 'early');
    now = 1500;
    progress.step(5, 9, 'a\u001b[31m very long name');
    progress.step(6, 9, 'too soon');
    progress.end();
    const [clear, shown] = ['\r\u001b[K', '5/9 a\uFFFD[31m very lon'];
    expect(out.text()).toBe(`${clear}${shown}${clear}`);
  });

  it('is silent where there is no terminal', () => {
    let now = 0;
    const out = sink(false);
    const progress = new Progress(out, () => now);
    now = 9000;
    progress.step(5, 9, 'late');
    progress.end();
    expect(out.text()).toBe('');
  });
});

describe('failures', () => {
  const failure = (rule: string) => ({ rule, where: 'operation', error: new Error('no such thing') });
  const failed = (...rules: string[]) => {
    const whole = report([]);
    return { ...whole, inspection: { ...whole.inspection, failures: rules.map(failure) } };
  };

  it('of a rule are told as our mistake, once a rule', () => {
    const err = sink();
    expect(tellFailures(failed('swagger/title-words', 'swagger/title-words'), err)).toBe(false);
    expect(err.text()).toBe(
      'connector-reviewer: rule swagger/title-words failed at: operation (2 times): no such thing\n' +
        '  This is a mistake of this program, not of your files. Please report it; all other findings stand.\n',
    );
  });

  it('of every rule mean that nothing ran', () => {
    expect(tellFailures(failed('swagger/title-words', 'package/json-valid'), sink())).toBe(true);
  });

  it.each([
    ['wrong use', new UsageError('x is not there', 'Check it.'), 'x is not there\n  Check it.\n'],
    [
      'a file that can not be read',
      Object.assign(new Error('EACCES: denied'), { code: 'EACCES', path: '/x' }),
      'the right',
    ],
    ['a mistake of ours', new TypeError('x is undefined'), 'Please report it'],
    ['what is not an error', 'a word', 'a word'],
  ])('of a command are told with what to do: %s', (_, error, words) => {
    const err = sink();
    tellError(error, err);
    expect(err.text()).toContain(words);
  });
});
