#!/usr/bin/env node
/**
 * Sends recorded pull requests through the App on the simulator, twice, and through the command line.
 *   node bench/pulls.mjs PULLS [NUMBER …]
 * PULLS/NUMBER has pull.json ({ title }) and the changed connector folders at base/ and head/. For each: no crash, the second
 * run writes nothing, and the App's verdict is the command line's. Exits with 1 when one of these fails.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTheatre } from '../dist/demo/theatre.js';
import { loadFolder } from '../dist/simulator/index.js';

const [pulls, ...only] = process.argv.slice(2);
if (!pulls) throw new Error('usage: node bench/pulls.mjs PULLS [NUMBER …]');
const CLI = fileURLToPath(new URL('../dist/bin/cli.js', import.meta.url));
const OWNER = 'contoso';
let failures = 0;

const fail = (number, reason) => {
  failures++;
  console.log(`${number}: FAILED: ${reason}`);
};

/** Runs the command line and reads its JSON; exit codes 0 and 1 are verdicts. */
function verdict(args) {
  try {
    return JSON.parse(
      execFileSync(process.execPath, [CLI, ...args, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
  } catch (error) {
    if (error.status === 1) return JSON.parse(error.stdout);
    throw error;
  }
}

/** A clone with the base and the head as two commits. */
function cloneOf(folder) {
  const clone = mkdtempSync(join(tmpdir(), 'pull-'));
  const git = (...args) =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { stdio: 'pipe' });
  git('init', '-q', '-b', 'dev');
  writeFileSync(join(clone, 'README.md'), '# Connectors\n');
  for (const side of ['base', 'head']) {
    if (side === 'head')
      for (const name of readdirSync(clone))
        if (!['.git', 'README.md'].includes(name)) rmSync(join(clone, name), { recursive: true });
    if (existsSync(join(folder, side))) cpSync(join(folder, side), clone, { recursive: true });
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', side);
    git('tag', side);
  }
  return clone;
}

const theatre = await openTheatre();
const { simulator, settle } = theatre;
const { world } = simulator;
for (const login of [OWNER, 'lee']) world.createUser(login);
const calls = [];
for (const number of only.length > 0 ? only : readdirSync(pulls)) {
  const folder = join(pulls, number);
  const { title } = JSON.parse(readFileSync(join(folder, 'pull.json'), 'utf8'));
  const [base, head] = await Promise.all([
    loadFolder(join(folder, 'base')).catch(() => ({})),
    loadFolder(join(folder, 'head')).catch(() => ({})),
  ]);
  const repo = `${OWNER}/pull-${number}`;
  world.createRepository({
    owner: OWNER,
    name: `pull-${number}`,
    defaultBranch: 'dev',
    files: { 'README.md': '# Connectors\n', ...base },
  });
  world.install(repo);
  await settle();
  const fork = world.fork(repo, 'lee');
  const removed = Object.fromEntries(
    Object.keys(base)
      .filter((path) => !(path in head))
      .map((path) => [path, null]),
  );
  world.commit(fork, 'change', { author: 'lee', message: title, changes: { ...removed, ...head } });
  const before = simulator.requests.length;
  const opened = world.openPull({ repo, base: 'dev', headRepo: fork, headBranch: 'change', title, author: 'lee' });
  await settle();
  const view = world.pull(repo, opened);
  const check = view.checkRuns.at(-1);
  if (!check) {
    fail(number, 'no check run');
    continue;
  }
  const sent = simulator.requests.slice(before);
  const runs = sent.filter(({ operation }) => operation === 'PullRequest').length;
  calls.push({ number, calls: sent.length, runs });
  const writes = () =>
    simulator.requests.filter(({ operation }) =>
      /^(POST|PATCH|PUT|DELETE) (?!.*access_tokens)|^(React|Resolve)/.test(operation ?? ''),
    ).length;
  const written = writes();
  world.rerunCheck(repo, check.id, OWNER);
  await settle();
  if (writes() !== written)
    fail(
      number,
      `the second run wrote: ${simulator.requests
        .slice(-6)
        .map(({ operation }) => operation)
        .join(', ')}`,
    );
  const clone = cloneOf(folder);
  const line = verdict(['pull', '--repo', clone, '--base', 'base', '--head', 'head', '--title', title]);
  const compared = verdict(['check', clone, '--base', 'base']);
  rmSync(clone, { recursive: true });
  if (line.decision.conclusion !== check.conclusion)
    fail(number, `the App says ${check.conclusion}, the command line ${line.decision.conclusion}`);
  const told = check.title.split(' · ')[0].matchAll(/(\d+) (?:errors? to fix|breaking changes? to confirm)/g);
  const counted = [...told].reduce((sum, [, count]) => sum + Number(count), 0);
  if (counted !== line.blocking) fail(number, `the App says ${counted} block, the command line ${line.blocking}`);
  const own = (result) =>
    JSON.stringify(
      result.connectors
        .filter(({ change }) => change !== null)
        .map(({ folder: name, findings }) => [
          name,
          findings.filter(({ rule }) => !rule.startsWith('package/folder-location')).length,
        ]),
    );
  if (own(line) !== own(compared)) fail(number, `pull and check differ: ${own(line)} ${own(compared)}`);
  console.log(
    `${number}: ${check.title} | ${view.threads.length} comments on lines | ${sent.length} calls in ${runs} runs | ${title.slice(0, 50)}`,
  );
}
await theatre.close();
const sorted = calls.map(({ calls: count }) => count).sort((a, b) => a - b);
console.log(
  `${calls.length} pull requests, ${failures} failures; GitHub calls p50 ${sorted[sorted.length >> 1]}, most ${sorted.at(-1)}`,
);
process.exitCode = failures > 0 ? 1 : 0;
