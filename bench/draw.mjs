#!/usr/bin/env node
/**
 * Draws findings that recorded pull requests brought, each with its lines, to be read as a reviewer and as a partner would:
 * is it right, and is it worth saying? docs/calibration.md has the count of the last reading.
 *   npm run build && node bench/draw.mjs PULLS [--severity warning] [--count 100] [--each 2] [--seed 1] [--recent]
 * At most `each` of a rule; another seed draws others. `--recent`: only pull requests merged since November 2024.
 */
import { parseArgs } from 'node:util';
import { loadRules } from '../dist/rules/files/load.js';
import { inspectRecorded, recordedPulls } from './recorded.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    severity: { type: 'string', default: 'warning' },
    count: { type: 'string', default: '100' },
    each: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    recent: { type: 'boolean', default: false },
  },
});
if (!positionals[0]) throw new Error('usage: node bench/draw.mjs PULLS [--severity warning] [--count 100] [--seed 1]');

/** Rules about what is not recorded: scripts, pictures that were there before, the text of a pull request. */
const UNRECORDED = /^(?:script\/|readme\/broken-image$|pr\/(?:checklist|ip-screenshots|matches-submission)$)/;
/** Lines shown before and after a finding's own. */
const AROUND = 3;
/** Longer lines are cut. */
const WIDTH = 200;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A list in the order that chance gives it. */
function shuffled(list, random) {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** What a finding is about: its lines and some around them, numbered; nothing of a picture. */
function linesAround({ line, endLine }, bytes) {
  if (!bytes || bytes.includes(0)) return [];
  const lines = Buffer.from(bytes).toString('utf8').split(/\r?\n/);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, Math.min(endLine, line + AROUND) + AROUND);
  const shown = lines.slice(first - 1, last);
  return shown.map((text, index) => {
    const number = first + index;
    return `  ${number >= line && number <= endLine ? '>' : ' '} ${String(number).padStart(5)} ${text.slice(0, WIDTH)}`;
  });
}

const rules = await loadRules();
const byRule = new Map();
for await (const pull of recordedPulls(positionals[0])) {
  if (values.recent && !pull.recent) continue;
  const { connectors, pull: own } = await inspectRecorded(pull, rules);
  for (const finding of [...connectors.flatMap(({ findings }) => findings), ...own]) {
    if (finding.severity !== values.severity || finding.status !== 'introduced' || UNRECORDED.test(finding.rule))
      continue;
    const { rule, file, message, line } = finding;
    const text = `${rule}  #${pull.number} ${file}:${line}\n  ${message}`;
    const shown = file === '' ? [] : linesAround(finding, pull.head.get(file)?.bytes);
    const fix =
      finding.fix?.text === undefined || finding.fix?.text === null ? [] : [`  + ${finding.fix.text.slice(0, WIDTH)}`];
    byRule.set(rule, [...(byRule.get(rule) ?? []), [text, ...shown, ...fix].join('\n')]);
  }
}
const random = randomFrom(Number(values.seed));
const drawn = [...byRule.values()].flatMap((all) => shuffled(all, random).slice(0, Number(values.each)));
const chosen = shuffled(drawn, random).slice(0, Number(values.count));
console.log(chosen.map((text, index) => `${index + 1}. ${text}`).join('\n\n'));
