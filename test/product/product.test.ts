import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIR } from '../../src/product/package-dir.ts';
import { productOf } from '../../src/product/product.ts';

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

it('is shown by the README as it is shown to people', () => {
  const readme = readFileSync(join(PACKAGE_DIR, 'README.md'), 'utf8');
  const { version, repository } = JSON.parse(
    readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8'),
  ) as typeof MANIFEST;
  expect(readme).toContain(`\n${productOf({ version, repository }, {}).command} check `);
});
