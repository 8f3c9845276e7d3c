#!/usr/bin/env node
/**
 * How often each rule fires on a collection of published connectors, beside the rate its catalogue expects.
 *   node bench/rates.mjs CONNECTORS [CATALOGUE.json] [--rule ID]
 * CONNECTORS has the kind folders (certified-connectors …). With --rule every finding of that rule is listed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { connectorsIn } from '../dist/connector/connector.js';
import { readTree } from '../dist/disk/tree.js';
import { runRules } from '../dist/rules/engine/run.js';
import { loadRules } from '../dist/rules/files/load.js';
import { prepare } from '../dist/rules/files/prepare.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { rule: { type: 'string' } } });
const [corpus, cataloguePath] = positionals;
if (!corpus) throw new Error('usage: node bench/rates.mjs CONNECTORS [CATALOGUE.json] [--rule ID]');
const catalogue = new Map(
  cataloguePath ? JSON.parse(readFileSync(cataloguePath, 'utf8')).map((rule) => [rule.id, rule]) : [],
);

const rules = await loadRules();
const files = await readTree(corpus);
const connectors = connectorsIn(files, DEFAULT_FOLDERS);
await prepare(files.keys());
const kinds = { certified: 0, 'independent-publisher': 0, custom: 0 };
const hits = new Map(
  rules.rules.map(({ id }) => [
    id,
    { certified: 0, 'independent-publisher': 0, custom: 0, findings: 0, severity: new Set() },
  ]),
);
for (const connector of connectors) {
  kinds[connector.kind]++;
  const { findings, failures } = runRules(rules, connector, 'new');
  for (const failure of failures) console.log(`FAILED ${failure.rule} on ${connector.folder}: ${failure.error.stack}`);
  const seen = new Set();
  for (const finding of findings) {
    const hit = hits.get(finding.rule);
    hit.findings++;
    hit.severity.add(finding.severity);
    if (!seen.has(finding.rule)) hit[connector.kind]++;
    seen.add(finding.rule);
    if (values.rule === finding.rule)
      console.log(`${finding.file}:${finding.line}:${finding.column} [${finding.severity}] ${finding.message}`);
  }
}

const expected = (rate, count) => {
  const [hit, of] = (rate ?? '').split('/').map(Number);
  return of ? ((hit / of) * count).toFixed(1) : '-';
};
console.log(`connectors: ${kinds.certified} certified, ${kinds['independent-publisher']} independent publisher`);
console.log('rule | severity | certified (expected) | independent publisher (expected) | findings');
for (const [id, hit] of [...hits].sort()) {
  if (values.rule && values.rule !== id) continue;
  const evidence = catalogue.get(id)?.evidence ?? {};
  console.log(
    `${id} | ${[...hit.severity].join('/') || '-'} | ${hit.certified} (${expected(evidence.certified, kinds.certified)}) | ${hit['independent-publisher']} (${expected(evidence.ip, kinds['independent-publisher'])}) | ${hit.findings}`,
  );
}
