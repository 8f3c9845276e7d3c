/**
 * Recorded pull requests, as a pull request on GitHub would be inspected.
 * PULLS/NUMBER has pull.json ({ title, merged, files }) and the changed connector folders at base/ and head/.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../dist/config/defaults.js';
import { readTree } from '../dist/disk/tree.js';
import { inspect } from '../dist/review/inspect/inspect.js';
import { prepare } from '../dist/rules/files/prepare.js';

/** The day from which a merge counts as today's practice. */
const TODAY_BEGINS = '2024-11-01';

/** Every recorded pull request with its files at both ends, by number. `recent`: merged since November 2024. */
export async function* recordedPulls(root) {
  const numbers = readdirSync(root).filter((name) => existsSync(join(root, name, 'pull.json')));
  for (const number of numbers.sort((a, b) => a - b)) {
    const { title, merged, files } = JSON.parse(readFileSync(join(root, number, 'pull.json'), 'utf8'));
    const [base, head] = await Promise.all(['base', 'head'].map((side) => sideOf(join(root, number, side))));
    // Binary files and scripts are not recorded; that they are there is known.
    for (const { path, status } of files)
      if (status !== 'removed' && !head.has(path)) head.set(path, { size: 1, bytes: null });
    yield { number, title, files, merged, recent: merged >= TODAY_BEGINS, base, head };
  }
}

/**
 * What is found in a recorded pull request, by the rules as they are for a repository without configuration. What Microsoft
 * restricted after the merge does not count.
 */
export async function inspectRecorded(pull, rules) {
  const { baseBranches, folders } = DEFAULT_CONFIG;
  await prepare(pull.head.keys());
  return inspect({
    ...{ head: pull.head, base: pull.base, folders },
    rules: { ...rules, rules: rules.rules.filter(({ options }) => !isLater(options?.restriction, pull.merged)) },
    pull: {
      ...{ title: pull.title, body: '', author: null, baseRef: baseBranches[0], baseBranches },
      ...{ topFolders: folders, mergeable: null, files: pull.files },
    },
  });
}

/** A restriction as rules/lists.yml has it: `since: September 2025`. */
const isLater = (restriction, merged) =>
  restriction?.since !== undefined && Date.parse(`1 ${restriction.since} UTC`) > Date.parse(merged);

const sideOf = async (folder) => (existsSync(folder) ? readTree(folder) : new Map());
