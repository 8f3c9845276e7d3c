/**
 * Inspects every connector of a corpus, one after the other, and puts the whole verdict into words as `check` does: for
 * people (suggestions are counted), or with `--all` as JSON that holds everything. Times each connector, after the warm-up
 * that the App begins with.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { warmUp } from '../dist/app/warm-up.js';
import { filesOf, targetsIn } from '../dist/cli/input/targets.js';
import { inspectTarget, printedReview } from '../dist/cli/inspect-target.js';
import { keeperFor } from '../dist/cli/output/keep.js';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';
import { loadRules } from '../dist/rules/files/load.js';
import { prepare } from '../dist/rules/files/prepare.js';

const [root, all] = process.argv.slice(2);
const rules = await loadRules();
await warmUp(rules);
const io = { cwd: root, env: {}, out: { columns: 120 }, err: {} };
const keeper = await keeperFor({ format: all ? 'json' : 'pretty' }, rules, io);
const times = [];
let findings = 0;
let characters = 0;
for (const target of await targetsIn({ level: 'root', root, folders: DEFAULT_FOLDERS })) {
  await nextTurn();
  const head = await filesOf(target);
  if (head.size === 0) continue;
  await prepare(head.keys());
  const start = performance.now();
  const inspection = inspectTarget(target, target, { head, base: null, rules, overrides: {} });
  const { told } = keeper.keep(printedReview({ target, printed: target.shown }, inspection), {
    files: head,
    compared: false,
  });
  characters += told.join('\n\n').length;
  for (const count of Object.values(inspection.totals)) findings += count;
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
globalThis.figures = { p50: at(0.5), p99: at(0.99), max: at(1), findings, characters };
