/** `review`: a pull request on GitHub, with a token in place of the App. */
import type { FileSet } from '../../connector/types.ts';
import { plainLine } from '../../format/plain.ts';
import { decisionOf, type Report } from '../../format/report.ts';
import { ContentCache } from '../../github/cache.ts';
import { Client, type GitHub } from '../../github/client.ts';
import { makeObserve } from '../../github/read/observe.ts';
import { ownerOfToken } from '../../github/read/token-owner.ts';
import { makeApply } from '../../github/write/apply.ts';
import { stageLabelsOf } from '../../machine/extend.ts';
import { loadMachine } from '../../machine/load.ts';
import { goesFirstWords, whoGoesFirst } from '../../pull-request/other-identities.ts';
import type { PullKey } from '../../pull-request/snapshot.ts';
import type { Action } from '../../review/plan/action.ts';
import { planSnapshot } from '../../review/plan-snapshot.ts';
import { loadRules } from '../../rules/files/load.ts';
import { connect, keyOf, orRefused } from '../input/github.ts';
import { tellLeftOut } from '../input/repository-rules.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { textsAmong } from '../output/frame-texts.ts';
import { type OutputOptions, print } from '../output/output.ts';
import { tellPlan, tellResults } from '../output/plan-lines.ts';

export interface ReviewOptions extends OutputOptions {
  /** Carries the plan out; else it is only told. */
  readonly apply?: boolean;
}

/** Milliseconds the whole review may take. */
const LIMIT = 5 * 60_000;
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * Reviews a pull request with GITHUB_TOKEN and prints the verdict and what would be written, or writes it.
 * GITHUB_API_URL, as GitHub's own runners set it, names another GitHub than github.com.
 * @param address `OWNER/REPO#N` or the pull request's URL
 * @throws UsageError for a wrong address, no token, or what GitHub refuses
 */
export async function reviewPullRequest(address: string, options: ReviewOptions, io: Io): Promise<ExitCode> {
  const key = keyOf(address);
  const github = await connect(io.env);
  const signal = AbortSignal.timeout(LIMIT);
  const { report, actions } = await lookAt(key, github, signal, io);
  const code = await print(report, options, io);
  const out = options.format === 'pretty' ? io.out : io.err;
  if (!options.apply) {
    tellPlan(actions, out);
    return code;
  }
  const results = await makeApply(async () => github)(key, actions, signal);
  tellResults(results, out, io.err);
  return results.every(({ ok }) => ok) ? code : EXIT.refused;
}

/** A pull request, read and judged. */
export interface LookedAt {
  readonly report: Report;
  readonly actions: readonly Action[];
}

/** Reads and judges a pull request, and writes nothing. @throws UsageError for what GitHub refuses */
export async function lookAt(key: PullKey, github: GitHub, signal: AbortSignal, io: Io): Promise<LookedAt> {
  const [rules, machine] = [await loadRules(), loadMachine()];
  const now = new Date();
  const outcome = await orRefused(`${key.owner}/${key.repo}#${key.number}`, async () => {
    const identity = await ownerOfToken(new Client(github, signal));
    const protectedLabels = stageLabelsOf(machine);
    const cache = new ContentCache<FileSet>(CACHE_BYTES);
    const observe = makeObserve(async () => github, {
      ...{ identity, protectedLabels, cache },
      ruleFiles: new ContentCache(CACHE_BYTES),
      histories: new ContentCache(CACHE_BYTES),
      paths: new ContentCache(CACHE_BYTES),
    });
    const snapshot = await observe(key, signal);
    return { snapshot, ...(await planSnapshot(snapshot, { rules, machine }, now.toISOString())) };
  });
  const { snapshot, inspection, facts, desired, actions } = outcome;
  const first = whoGoesFirst(snapshot);
  if (first) io.err.write(`connector-reviewer: ${plainLine(goesFirstWords(first))}.\n`);
  tellLeftOut(inspection.ruleSet, io.err);
  const decision = decisionOf(desired, facts, now.toISOString());
  const report = { inspection, compared: true, decision, rules: inspection.ruleSet, textOf: textsAmong(snapshot.head) };
  return { report, actions };
}
