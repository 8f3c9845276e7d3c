/** All generated pages, in memory: the program writes them, a test compares them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../rules/files/load.ts';
import { RULES_DIR } from '../rules/files/paths.ts';
import { readRules } from '../rules/files/rule-files.ts';
import { calibrationPage, readEvidence } from './calibration.ts';
import { configurationPage } from './configuration.ts';
import { contentOf } from './content.ts';
import { coveragePage, readCoverage } from './coverage.ts';
import { DOCS_DIR } from './disk.ts';
import { listing } from './listing.ts';
import { mendedBy } from './mended.ts';
import { rulePage } from './page.ts';
import { SKILL_PATH, skillPage } from './skill.ts';

/** Texts by their path below `docs`, with forward slashes; sorted. */
export async function docsPages(): Promise<Map<string, string>> {
  const mended = await mendedBy(await loadRules());
  const sources = readRules(RULES_DIR).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = sources.map((rule) => contentOf(rule, mended(rule)));
  const calibration = readFileSync(join(DOCS_DIR, 'calibration.md'), 'utf8');
  const pages: [string, string][] = [
    ['calibration.md', calibrationPage(calibration, sources, readEvidence(DOCS_DIR))],
    ['configuration.md', configurationPage()],
    ['coverage.md', coveragePage(readCoverage(RULES_DIR), rules)],
    ['rules/README.md', listing(rules)],
    [SKILL_PATH, skillPage(rules)],
    ...rules.map((rule): [string, string] => [`rules/${rule.id}.md`, rulePage(rule)]),
  ];
  return new Map(pages.sort(([a], [b]) => (a < b ? -1 : 1)));
}
