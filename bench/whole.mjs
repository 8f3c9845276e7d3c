/** Inspects every connector of a corpus, one after the other, and makes the whole verdict. Times each of them. */

import { inspectTarget, shownReview } from '../dist/cli/inspect-target.js';
import { filesOf, targetsIn } from '../dist/cli/targets.js';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { loadRules } from '../dist/rules/load.js';

const rules = await loadRules();
const times = [];
let findings = 0;
let length = 0;
for (const target of await targetsIn({ level: 'root', root: process.argv[2], folders: DEFAULT_FOLDERS })) {
  const head = await filesOf(target);
  if (head.size === 0) continue;
  const start = performance.now();
  const review = shownReview(target, inspectTarget(target, { head, base: null, rules, overrides: {} }));
  // Positions, messages and fixes are all wanted, as they would be printed.
  for (const { endColumn, message, fix } of review.findings)
    length += endColumn + message.length + (fix?.text.length ?? 0);
  findings += review.findings.length;
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
globalThis.figures = { p50: at(0.5), p99: at(0.99), max: at(1), findings, length };
