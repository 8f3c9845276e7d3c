#!/usr/bin/env node
/**
 * What remedies lead to: applies all of `check --fix`, or with --each every single suggestion by itself, to every connector
 * of a folder, checks again and lists what is complained of that was not before.
 *   npm run build && node bench/fixes.mjs CONNECTORS [--each] [--only NAME]
 * CONNECTORS has the kind folders (certified-connectors …). Exits with 1 when a remedy brings a new complaint.
 */
import { parseArgs } from 'node:util';
import { mendFile } from '../dist/cli/edits.js';
import { mendFiles } from '../dist/cli/mend.js';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { connectorsIn } from '../dist/connector/connector.js';
import { readTree } from '../dist/disk/tree.js';
import { inspect } from '../dist/review/inspect/inspect.js';
import { loadRules } from '../dist/rules/files/load.js';
import { prepare } from '../dist/rules/files/prepare.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'boolean' }, only: { type: 'string' } },
});
if (!positionals[0]) throw new Error('usage: node bench/fixes.mjs CONNECTORS [--each] [--only NAME]');
const rules = await loadRules();
const files = await readTree(positionals[0]);
await prepare(files.keys());
const inspected = (head) => inspect({ head, base: null, folders: DEFAULT_FOLDERS, rules });
const findingsIn = (head) => inspected(head).connectors.flatMap(({ findings }) => findings);

let remedies = 0;
const complaints = new Map();
for (const { folder } of connectorsIn(files, DEFAULT_FOLDERS)) {
  if (values.only && !folder.includes(values.only)) continue;
  const head = new Map([...files].filter(([path]) => path.startsWith(`${folder}/`)));
  const before = findingsIn(head);
  for (const { after, what, count } of values.each ? eachMended(head, before) : [wholeMended(head)]) {
    remedies += count;
    for (const finding of newIn(before, findingsIn(after))) note(what, finding);
  }
}
for (const [kind, places] of [...complaints].sort((a, b) => b[1].length - a[1].length))
  console.log(`${places.length} ${kind}: ${places.slice(0, 3).join(' | ')}`);
const total = [...complaints.values()].reduce((sum, places) => sum + places.length, 0);
console.log(`${remedies} remedies, ${total} new complaints`);
process.exitCode = total > 0 ? 1 : 0;

function wholeMended(head) {
  const { head: after, counts } = mendFiles(head, () => true, inspected);
  return { after, what: '--fix', count: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

function* eachMended(head, findings) {
  for (const finding of findings) {
    const { bytes } = head.get(finding.file) ?? {};
    const mended = finding.fix && bytes ? mendFile(finding.file, bytes, [finding]) : null;
    if (!mended) continue;
    const after = new Map(head).set(finding.file, { size: mended.bytes.length, bytes: mended.bytes });
    yield { after, what: finding.rule, count: 1 };
  }
}

/** Findings of rules that complain more often than before; places move, so rules are counted. A package is exported again after any change. */
function newIn(before, after) {
  const known = new Set(before.map(({ rule, anchor }) => `${rule} ${anchor}`));
  const counts = new Map();
  for (const { rule } of before) counts.set(rule, (counts.get(rule) ?? 0) - 1);
  for (const { rule } of after) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return after.filter(
    ({ rule, anchor, file }) => !file.endsWith('.zip') && counts.get(rule) > 0 && !known.has(`${rule} ${anchor}`),
  );
}

function note(what, { rule, severity, file, line, message }) {
  const kind = `${severity} ${rule} after ${what}`;
  complaints.set(kind, [...(complaints.get(kind) ?? []), `${file}:${line} ${message}`]);
}
