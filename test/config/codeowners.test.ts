import { ownersOf } from '../../src/config/codeowners.ts';

const FILE = 'certified-connectors/Contoso Orders/readme.md';

it.each([
  ['* @mia', FILE, ['mia']],
  ['* @mia @contoso/team mia@example.com', FILE, ['mia', 'contoso/team']],
  ['* @mia\n/certified-connectors/ @tom', FILE, ['tom']],
  ['/certified-connectors/ @tom\n* @mia', FILE, ['mia']],
  ['* @mia\n/certified-connectors/', FILE, []],
  ['certified-connectors/* @tom', FILE, []],
  ['certified-connectors/* @tom', 'certified-connectors/readme.md', ['tom']],
  ['certified-connectors/** @tom', FILE, ['tom']],
  ['/certified-connectors/Contoso\\ Orders/ @tom', FILE, ['tom']],
  ['readme.md @tom', FILE, ['tom']],
  ['*.md @tom', FILE, ['tom']],
  ['*.m @tom', FILE, []],
  ['/readme.md @tom', FILE, []],
  ['**/readme.md @tom', FILE, ['tom']],
  ['certified-connectors/**/readme.md @tom', FILE, ['tom']],
  ['connectors/ @tom', FILE, []],
  ['# * @mia\n* @tom # and nobody else', FILE, ['tom']],
  ['!*.md @mia\n[a-z].md @mia', FILE, []],
  ['', FILE, []],
])('%j makes %s the business of %j', (text, path, owners) => {
  expect(ownersOf(text, [path])).toEqual(owners);
});

it('names an owner of many files once', () => {
  expect(ownersOf('*.md @Mia\n*.json @mia @tom', ['a.md', 'b.json', 'c.md'])).toHaveLength(2);
});
