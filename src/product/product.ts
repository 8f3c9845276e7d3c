/** What people are pointed to: the command they run and the pages of rules, at this very version. package.json is the one place to change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIR } from './package-dir.ts';

export interface Product {
  readonly version: string;
  /** `https://github.com/OWNER/REPO` of this product. */
  readonly home: string;
  /** What people type before `check`: it works without anything installed, and gives the verdict of this version. */
  readonly command: string;
  /** Where the pages of rules are, without a slash at the end. */
  readonly rulePages: string;
}

/** As much of a package.json as is needed. */
interface Manifest {
  readonly version: string;
  readonly repository: { readonly url: string };
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What a manifest and the environment make of it. `REVIEWER_COMMAND` names another way to run the command line, such as
 * `npx --yes @contoso/reviewer@1.4.2`; `RULE_PAGES` another place for the rules' pages.
 */
export function productOf({ version, repository }: Manifest, { REVIEWER_COMMAND, RULE_PAGES }: Variables): Product {
  const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  const name = home.slice('https://github.com/'.length);
  return {
    version,
    home,
    command: REVIEWER_COMMAND || `npx --yes github:${name}#v${version}`,
    rulePages: RULE_PAGES || `${home}/blob/v${version}/docs/rules`,
  };
}

/** This product, as its own package.json and this process's environment have it. */
export const PRODUCT = productOf(
  JSON.parse(readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8')) as Manifest,
  process.env,
);

/** The page of one of our rules. */
export function rulePageOf(id: string): string {
  return `${PRODUCT.rulePages}/${id}.md`;
}
