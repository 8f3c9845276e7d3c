/** Stryker's test runner for the rules' examples. Jest loads everything again for every mutant, which takes seconds; this takes milliseconds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

const SCRIPT = 'dist/mutation/subject.cjs';

/** What the instrumented code reads: which mutant is active, which test runs, what is covered. */
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
const stryker = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];

/** Wrong values take the longest; rules that share a check meet it with the same ones. */
const MAX_SPOILT = 5;
const isSpoilt = ({ kind }) => kind === 'spoilt';

class ExamplesRunner {
  #script;
  #evaluate;
  #rules;
  #tests;
  /** Outcomes without a mutant, by the test's id. */
  #expected = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // In the sandbox: Stryker has gone there since this file was loaded.
    this.#script = resolve(SCRIPT);
    const parameters = ['require', 'module', 'exports', 'scriptUrl'];
    this.#evaluate = compileFunction(readFileSync(this.#script, 'utf8'), parameters, { filename: this.#script });
    const subject = this.#subject();
    this.#rules = await subject.loadRules();
    this.#tests = subject.listTests();
  }

  /** The code under test, with nothing left in it of earlier runs: checks keep what they have once worked out. */
  #subject() {
    const module = { exports: {} };
    this.#evaluate(createRequire(this.#script), module, module.exports, pathToFileURL(this.#script).href);
    return module.exports;
  }

  async dryRun({ files }) {
    const coverage = { static: {}, perTest: {} };
    stryker.mutantCoverage = coverage;
    const tests = [];
    for (const test of this.#tests) {
      const subject = this.#subject();
      const start = performance.now();
      stryker.currentTestId = test.id;
      this.#expected.set(test.id, await subject.outcomeOf(this.#rules, test));
      stryker.currentTestId = undefined;
      tests.push({ ...named(test), status: TestStatus.Success, timeSpentMs: performance.now() - start });
    }
    coverLoading(coverage, files, new Set(this.#tests.filter(isSpoilt).map(({ id }) => id)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const chosen = this.#choose(testFilter);
    for (const test of chosen) await this.#expect(test);
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    try {
      return toMutantRunResult(await this.#run(chosen, disableBail), disableBail);
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }

  #choose(testFilter) {
    const wanted = new Set(testFilter);
    const reaching = this.#tests.filter(({ id }) => !testFilter || wanted.has(id));
    const spoilt = reaching.filter(isSpoilt).slice(0, MAX_SPOILT);
    return [...reaching.filter((test) => !isSpoilt(test)), ...spoilt];
  }

  async #run(chosen, disableBail) {
    const tests = [];
    const subject = this.#subject();
    for (const test of chosen) {
      const outcome = await subject.outcomeOf(this.#rules, test).catch(String);
      const timeout = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
      if (timeout) return timeout;
      const expected = this.#expected.get(test.id);
      tests.push(
        outcome === expected
          ? { ...named(test), status: TestStatus.Success, timeSpentMs: 0 }
          : {
              ...named(test),
              status: TestStatus.Failed,
              timeSpentMs: 0,
              failureMessage: `${outcome}\ninstead of\n${expected}`,
            },
      );
      if (outcome !== expected && !disableBail) break;
    }
    return { status: DryRunStatus.Complete, tests };
  }

  /** After a timeout this is a new process, which has seen no dry run. */
  async #expect(test) {
    if (!this.#expected.has(test.id)) this.#expected.set(test.id, await this.#subject().outcomeOf(this.#rules, test));
  }
}

function named({ id }) {
  return { id, name: id };
}

/**
 * What runs when a file is loaded (its constants) is tested by whatever reaches that file, or its folder where the file has
 * nothing else. Wrong values say nothing about it.
 */
function coverLoading({ static: loading, perTest }, files, spoilt) {
  const fileOf = new Map();
  for (const file of files)
    for (const [, id] of readFileSync(file, 'utf8').matchAll(/stryMutAct_\w+\("(\d+)"\)/g)) fileOf.set(id, file);
  const ran = new Set(Object.values(perTest).flatMap((covered) => Object.keys(covered).map((id) => fileOf.get(id))));
  const loaded = new Map();
  for (const id of Object.keys(loading)) {
    const file = fileOf.get(id);
    const place = ran.has(file) ? file : dirname(file);
    loaded.set(place, [...(loaded.get(place) ?? []), id]);
    delete loading[id];
  }
  for (const [test, covered] of Object.entries(perTest)) {
    if (spoilt.has(test)) continue;
    const reached = new Set(Object.keys(covered).flatMap((id) => [fileOf.get(id), dirname(fileOf.get(id))]));
    for (const place of reached) for (const id of loaded.get(place) ?? []) covered[id] ??= 1;
  }
}
ExamplesRunner.inject = [];

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'examples', ExamplesRunner)];
