#!/usr/bin/env node
/**
 * What a certification package costs: reading and reviewing its folder with it, against the same folder without.
 *   node bench/packages.mjs CONNECTORS [--runs N]
 * Processor time, medians of N runs (30) of each folder that holds a package, after the warm-up that the App begins with. Run `npm run build` first.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { warmUp } from '../dist/app/warm-up.js';
import { filesOf, targetsIn } from '../dist/cli/input/targets.js';
import { inspectTarget } from '../dist/cli/inspect-target.js';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { openPackages } from '../dist/connector/package/open.js';
import { loadRules } from '../dist/rules/files/load.js';
import { prepare } from '../dist/rules/files/prepare.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '30' } },
});
if (!positionals[0]) {
  process.stderr.write('usage: node bench/packages.mjs CONNECTORS [--runs N]\n');
  process.exit(2);
}
const runs = Number(values.runs);
const rules = await loadRules();
await warmUp(rules);
const lines = ['| folder | without | with | |', '|---|---|---|---|'];
const sums = { without: 0, with: 0 };
for (const target of await targetsIn({ level: 'root', root: resolve(positionals[0]), folders: DEFAULT_FOLDERS })) {
  const all = await filesOf(target);
  const without = new Map([...all].filter(([path]) => !/\.zip$/i.test(path)));
  const definition = [...without.keys()].some((path) => /\/apidefinition\.swagger\.json$/i.test(path));
  if (without.size === all.size || !definition) continue;
  await prepare([...all.keys(), 'script.csx']);
  const [own, whole] = await medians(target, [without, all]);
  sums.without += own;
  sums.with += whole;
  lines.push(`| ${target.shown} | ${own.toFixed(2)} ms | ${whole.toFixed(2)} ms | ${(whole / own).toFixed(2)} × |`);
}
const ratio = (sums.with / sums.without).toFixed(2);
lines.push(`| **all** | ${sums.without.toFixed(2)} ms | ${sums.with.toFixed(2)} ms | **${ratio} ×**, at most 2 × |`);
process.stdout.write(`${lines.join('\n')}\n`);

/** In turns, so that whatever else the machine does is borne by both. */
async function medians(target, sets) {
  const times = sets.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [index, files] of sets.entries()) times[index].push(await timeOf(target, files));
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
}

/** Bytes are copied, so that nothing is known of them from the run before. */
async function timeOf(target, files) {
  const copy = ([path, { size, bytes }]) => [path, { size, bytes: bytes && Buffer.from(bytes) }];
  const fresh = new Map([...files].map(copy));
  const start = process.cpuUsage();
  const head = await openPackages(fresh);
  const { connectors } = inspectTarget(target, target, { head, base: null, rules, overrides: {} });
  for (const { findings } of connectors) for (const { message } of findings) message.length;
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
