import { productOf } from '../src/product/product.ts';

const MANIFEST = { version: '1.4.2', repository: { url: 'git+https://github.com/contoso/reviewer.git' } };

it('shows a command that works with nothing installed, at the version that runs', () => {
  expect(productOf(MANIFEST, {})).toEqual({
    version: '1.4.2',
    home: 'https://github.com/contoso/reviewer',
    command: 'npx --yes github:contoso/reviewer#v1.4.2',
    rulePages: 'https://github.com/contoso/reviewer/blob/v1.4.2/docs/rules',
  });
});

it('shows what an operator has set instead', () => {
  const environment = {
    REVIEWER_COMMAND: 'npx --yes @contoso/reviewer@1.4.2',
    RULE_PAGES: 'https://contoso.com/rules',
  };
  expect(productOf(MANIFEST, environment)).toMatchObject({
    command: 'npx --yes @contoso/reviewer@1.4.2',
    rulePages: 'https://contoso.com/rules',
  });
});
