#!/usr/bin/env node
/**
 * What a review costs, beside the floor (reading and JSON.parse of the same files) and the targets.
 *   npm run bench -- CORPUS [--runs N] [--pulls PULLS]
 * CORPUS has the kind folders (certified-connectors …); PULLS/NUMBER has base/ and head/ with them, of which the largest is
 * compared. Every figure is the median of N runs (5), each in processes of its own; compare figures of one run of this program only, as machines are noisy. Run `npm run build` first.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRules } from '../dist/rules/files/load.js';
import { list, swaggersIn } from './swaggers.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, pulls: { type: 'string' } },
});
if (!positionals[0]) {
  process.stderr.write('usage: npm run bench -- CORPUS [--runs N] [--pulls PULLS]\n');
  process.exit(2);
}
const corpus = resolve(positionals[0]);
const runs = Number(values.runs);

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const swaggers = swaggersIn(corpus).sort((a, b) => a.size - b.size);
const [middle, largest] = [swaggers[Math.floor(swaggers.length / 2)], swaggers.at(-1)];
const { rules, version } = await loadRules();

const floor = medians(() =>
  child(
    here('floor.mjs'),
    swaggers.map(({ file }) => file),
  ),
);
const whole = medians(() => child(here('whole.mjs'), [corpus]));
/** In the App it matters how long one connector holds the others up; there the engine is as it comes. */
const app = medians(() => child(here('inspect-all.mjs'), [corpus]));
const bare = medians(() => child(here('bare.mjs'), []));
/** The command line ends with 1 where there are errors. */
const command = (args) => medians(() => child(here('../dist/bin/cli.js'), args, 1));
const check = ({ folder }) => command(['check', folder]);
const [median, large] = [check(middle), check(largest)];

const pair = values.pulls ? largestPair(resolve(values.pulls)) : null;
const diff = pair && command(['diff', ...pair.sides]);

print();

/** Runs a script and asks it, as it ends, what it used; a script may add figures of its own. */
function child(script, args, accepted = 0) {
  const options = { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], maxBuffer: 2 ** 28, input: undefined };
  const result = spawnSync(process.execPath, ['--require', here('usage.cjs'), script, ...args], options);
  if (result.status > accepted || result.error)
    throw result.error ?? new Error(`${script} ended with ${result.status}`);
  return JSON.parse(result.output[3].toString());
}

function medians(measure) {
  const results = Array.from({ length: runs }, measure);
  return Object.fromEntries(Object.keys(results[0]).map((key) => [key, medianOf(results.map((one) => one[key]))]));
}

function medianOf(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The recorded pull request that updates the most bytes. */
function largestPair(pulls) {
  const pairs = list(pulls).flatMap((number) => {
    const sides = ['base', 'head'].map((side) => join(pulls, number, side));
    const sizes = sides.map((side) => swaggersIn(side).reduce((sum, { size }) => sum + size, 0));
    return sizes.includes(0) ? [] : [{ sides, size: sizes[0] + sizes[1] }];
  });
  return pairs.sort((a, b) => b.size - a.size)[0];
}

function print() {
  const bytes = swaggers.reduce((sum, { size }) => sum + size, 0);
  const s = (seconds) => `${seconds.toFixed(2)} s`;
  const ms = (milliseconds) => `${milliseconds.toFixed(1)} ms`;
  const mb = (kilobytes) => `${Math.round(kilobytes / 1024)} MB`;
  const kb = ({ size }) => `${Math.round(size / 1024)} kB`;
  const rows = [
    ['read + `JSON.parse` of all, CPU', s(floor.cpu), '', ''],
    ['whole corpus, CPU', s(whole.cpu), '', ''],
    ['**whole corpus against the floor**', `**${(whole.cpu / floor.cpu).toFixed(2)} ×**`, '5 ×', '3 ×'],
    ['peak memory, floor', mb(floor.memory), '', ''],
    ['**peak memory, corpus**', `**${mb(whole.memory)}**`, '200 MB', '130 MB'],
    ['one file in the App, p50', ms(app.p50), '', ''],
    ['one file in the App, p99', ms(app.p99), '', ''],
    ['**longest block of the event loop by one file**', `**${ms(app.max)}**`, '150 ms', '70 ms'],
    ['… in units of bare `node`', (app.max / 1000 / bare.cpu).toFixed(2), '2.3', '1.1'],
    ['bare `node`, CPU', s(bare.cpu), '0.065 s there', ''],
    [`**median file (${kb(middle)}), fresh \`check\`, CPU**`, `**${s(median.cpu)}**`, '0.20 s', '0.13 s'],
    [`… in units of bare \`node\``, (median.cpu / bare.cpu).toFixed(2), '3.1', '2.0'],
    [`**largest file (${kb(largest)}), fresh \`check\`, CPU**`, `**${s(large.cpu)}**`, '0.40 s', '0.25 s'],
    [`… in units of bare \`node\``, (large.cpu / bare.cpu).toFixed(2), '6.2', '3.8'],
    ['peak memory, largest file', mb(large.memory), '80 MB', '60 MB'],
    ...(diff
      ? [
          [
            `**largest update (${kb(pair)} on both sides), fresh \`diff\`, CPU over bare**`,
            `**${s(diff.cpu - bare.cpu)}**`,
            '0.30 s',
            '',
          ],
          ['… in units of bare `node`', ((diff.cpu - bare.cpu) / bare.cpu).toFixed(2), '4.6', ''],
        ]
      : []),
  ];
  const lines = [
    `${swaggers.length} definitions, ${(bytes / 1e6).toFixed(1)} MB; ${rules.length} rules (${version}); ${whole.findings} findings.`,
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}; medians of ${runs}.`,
    '',
    '| | measured | at least | first class |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
