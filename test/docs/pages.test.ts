/** The generated pages: fresh, complete, and short enough to be read. */
import { calibrationPage, isError, readEvidence } from '../../src/docs/calibration.ts';
import { contentOf } from '../../src/docs/content.ts';
import { coveragePage } from '../../src/docs/coverage.ts';
import { DOCS_DIR, stalePages } from '../../src/docs/disk.ts';
import { snippet } from '../../src/docs/examples.ts';
import { escaped } from '../../src/docs/page.ts';
import { docsPages } from '../../src/docs/pages.ts';
import { conditionWords } from '../../src/docs/rule-phrases.ts';
import { CONDITIONS } from '../../src/rules/engine/conditions.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';

const pages = await docsPages();
const rules = readRules(RULES_DIR);

it('docs are as the rules are: run `npm run docs` if they are not', () => {
  const stale = stalePages(DOCS_DIR, pages);
  const said = stale.length > 0 ? `${stale.length} pages are stale, ${stale[0]} first: run npm run docs` : 'fresh';
  expect(said).toBe('fresh');
});

it('there is a page for every rule, named in the index by group, severity and code', () => {
  const index = pages.get('rules/README.md') as string;
  for (const { id, codes } of rules) {
    expect(pages.has(`rules/${id}.md`)).toBe(true);
    expect(index.split(`[${id}]`).length - 1).toBe(2 + (codes?.length ?? 0));
  }
});

it('no page is longer than people read, whatever its examples expand to', () => {
  for (const [path, text] of pages) {
    if (!path.startsWith('rules/') || path.split('/').length < 3) continue;
    expect([path, text.length < 12_000, text.split('\n').every((line) => line.length < 1_500)]).toEqual([
      path,
      true,
      true,
    ]);
  }
});

it('an example that expands to thousands of things is cut', () => {
  const wide = { a: Array.from({ length: 5000 }, (_, index) => index) };
  const { text } = snippet(wide, 'document');
  expect(text).toContain('… 4988 more');
  expect(text.length).toBeLessThan(500);
});

it('every condition has words', () => {
  for (const name of Object.keys(CONDITIONS)) expect(conditionWords(name)).toMatch(/\w/);
});

it('a code without a rule must say why, and a rule may name no unknown code', () => {
  const [rule] = rules;
  const content = { ...contentOf(rule!, 'never'), codes: ['Known'] };
  const known = { code: 'Known', group: 'Operations', about: 'Something' };
  expect(() => coveragePage({ codes: [known], byApp: [], leftOut: [] }, [{ ...content, codes: [] }])).toThrow(
    'does not say why',
  );
  expect(() => coveragePage({ codes: [], byApp: [], leftOut: [] }, [content])).toThrow('does not have the code Known');
  expect(coveragePage({ codes: [{ ...known, without: 'it is no more' }], byApp: [], leftOut: [] }, [])).toContain(
    'it is no more',
  );
});

it('rules that answer for a policy or code are linked from the coverage page', () => {
  const coverage = pages.get('coverage.md') as string;
  for (const { id, codes = [], policy = [] } of rules) {
    if (codes.length + policy.length > 0) expect(coverage).toContain(`(rules/${id}.md)`);
  }
});

it('every error says why it is one, and has its figures', () => {
  const { rules: figures } = readEvidence(DOCS_DIR);
  const lacking = rules.filter(isError).filter(({ id, blocks }) => !blocks || !Object.hasOwn(figures, id));
  expect(lacking.map(({ id }) => id)).toEqual([]);
  const calibration = pages.get('calibration.md') as string;
  for (const { id, blocks } of rules.filter(isError)) {
    const row = calibration.split('\n').find((line) => line.startsWith(`| [${id}]`));
    expect(row).toContain(escaped(blocks as string));
  }
});

it('a page of calibration that has lost its marks is not written over', () => {
  const evidence = readEvidence(DOCS_DIR);
  expect(() => calibrationPage('# By hand', rules, evidence)).toThrow('lost the marks');
});
