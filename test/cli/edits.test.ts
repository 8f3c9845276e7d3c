import { mendFile } from '../../src/cli/edits.ts';
import { WITHOUT_MARK } from '../../src/connector/edit.ts';
import type { Edit } from '../../src/connector/types.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

function finding(...edits: Edit[]): Finding {
  const fix = { text: '', startLine: 1, endLine: 1, edits };
  const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const rest = { message: '', docs: '', pointer: null, anchor: '', status: 'introduced' } as const;
  return { rule: 'a/b', severity: 'error', file: 'a.json', fix, ...range, ...rest };
}

function mend(text: string, findings: readonly Finding[], path = 'a.txt'): string | null {
  const mended = mendFile(path, Buffer.from(text), findings);
  return mended && Buffer.from(mended.bytes).toString('utf8');
}

const replace = (start: number, end: number, text: string): Edit => ({ start, end, text });

it('of two fixes that overlap the first is made, the second whole left for later', () => {
  const second = finding(replace(0, 1, 'A'), replace(3, 5, 'X'));
  expect(mend('abcdef', [finding(replace(2, 4, 'CD')), second])).toBe('abCDef');
});

it('a removal and an insertion at its edge are not made together: a comma might be lost', () => {
  expect(mend('abcdef', [finding(replace(2, 4, '')), finding(replace(4, 4, ', "x"'))])).toBe('abef');
});

it('different insertions at one place are all made, equal ones once', () => {
  expect(mend('ab', [finding(replace(1, 1, '1')), finding(replace(1, 1, '2')), finding(replace(1, 1, '1'))])).toBe(
    'a12b',
  );
});

it('takes the byte-order mark away when that is the fix, and only then', () => {
  const removal = finding(WITHOUT_MARK);
  expect(mend('\uFEFFab', [removal])).toBe('ab');
  expect(mend('\uFEFFab', [finding(replace(0, 1, 'A')), removal])).toBe('Ab');
  expect(mend('\uFEFFab', [finding(replace(1, 2, 'B'))])).toBe('\uFEFFaB');
});

it('a fix that would break JSON is not made', () => {
  expect(mend('{ "a": 1 }', [finding(replace(9, 10, ''))], 'a.json')).toBeNull();
});

it('what changes nothing is no mending', () => {
  expect(mend('ab', [finding(replace(0, 1, 'a'))])).toBeNull();
  expect(mend('ab', [])).toBeNull();
});
