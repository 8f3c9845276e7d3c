import { isServed } from '../../src/config/repositories.ts';
import { readSettings } from '../../src/config/settings.ts';
import { EnvironmentError } from '../../src/config/variables.ts';

const contoso = { owner: 'Contoso', repo: 'Connectors' };
const listOf = (REPOSITORIES: string) => readSettings({ REPOSITORIES }).repositories;

test.each(['', '  '])('where nothing is set, every repository is served: %j', (text) => {
  expect(isServed(listOf(text), contoso)).toBe(true);
});

test.each(['contoso/connectors', 'fabrikam/a, CONTOSO/CONNECTORS', 'fabrikam/a\ncontoso/*'])(
  'a repository is served that is named: %j',
  (text) => {
    expect(isServed(listOf(text), contoso)).toBe(true);
  },
);

test.each(['contoso/connectors-2', 'contoso/connector', 'fabrikam/*', 'connectors/contoso'])(
  'no other is: %j',
  (text) => {
    expect(isServed(listOf(text), contoso)).toBe(false);
  },
);

test.each(['contoso', 'https://github.com/contoso/connectors', '*/*', 'contoso/con*', ',', 'a/b/c'])(
  'what names none is said, not taken for all or none: %j',
  (text) => {
    expect(() => listOf(text)).toThrow(EnvironmentError);
    expect(() => listOf(text)).toThrow(/REPOSITORIES/);
  },
);
