#!/usr/bin/env node
/**
 * Writes docs/evidence.json: how many published connectors and merged pull requests have an error of each rule, and how
 * many pull requests were mended before they were merged. `npm run docs` puts it into docs/calibration.md.
 *   npm run build && node bench/evidence.mjs CONNECTORS PULLS CATALOGUE.json
 * CONNECTORS has the kind folders, PULLS the recorded pull requests, the catalogue `fixedInPr` of each rule.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { connectorsIn } from '../dist/connector/connector.js';
import { readTree } from '../dist/disk/tree.js';
import { isError } from '../dist/docs/calibration.js';
import { runRules } from '../dist/rules/engine/run.js';
import { loadRules } from '../dist/rules/files/load.js';
import { prepare } from '../dist/rules/files/prepare.js';
import { inspectRecorded, recordedPulls } from './recorded.mjs';

const [corpus, pulls, catalogue] = process.argv.slice(2);
if (!catalogue) throw new Error('usage: node bench/evidence.mjs CONNECTORS PULLS CATALOGUE.json');
const mended = new Map(JSON.parse(readFileSync(catalogue, 'utf8')).map(({ id, evidence }) => [id, evidence.fixedInPr]));
const rules = await loadRules();
const errors = rules.rules.filter(isError);
const counts = new Map(errors.map(({ id }) => [id, { published: 0, merged: [0, 0], mended: mended.get(id) ?? null }]));

const files = await readTree(corpus);
await prepare(files.keys());
const connectors = connectorsIn(files, DEFAULT_FOLDERS);
for (const connector of connectors)
  for (const id of errorsIn(runRules(rules, connector, 'new').findings)) counts.get(id).published++;

const merged = [0, 0];
for await (const pull of recordedPulls(pulls)) {
  const era = pull.recent ? 1 : 0;
  merged[era]++;
  const { connectors: reviews, pull: own } = await inspectRecorded(pull, rules);
  const findings = [...reviews.flatMap((review) => review.findings), ...own];
  for (const id of errorsIn(findings.filter(({ status }) => status === 'introduced'))) counts.get(id).merged[era]++;
}

const date = new Date().toISOString().slice(0, 10);
const lines = [...counts]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, own]) => `    ${JSON.stringify(id)}: ${JSON.stringify(own)}`);
const head = `{\n  "date": "${date}",\n  "published": ${connectors.length},\n  "merged": ${JSON.stringify(merged)},\n`;
writeFileSync(
  fileURLToPath(new URL('../docs/evidence.json', import.meta.url)),
  `${head}  "rules": {\n${lines.join(',\n')}\n  }\n}\n`,
);

/** The rules of which findings are errors. */
function errorsIn(findings) {
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
}
