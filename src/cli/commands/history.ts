/** `history`: who moved a pull request when, and how long it was where, from GitHub's own timeline. */
import { CONFIG_PATH } from '../../config/defaults.ts';
import type { FileSet } from '../../connector/types.ts';
import { plainLine } from '../../format/plain.ts';
import { ContentCache } from '../../github/cache.ts';
import { makeObserve } from '../../github/read/observe.ts';
import type { RulesCache } from '../../github/read/repository-rules.ts';
import { stageLabelsOf } from '../../machine/extend.ts';
import { loadMachine } from '../../machine/load.ts';
import { historyLines } from '../../messages/history-part.ts';
import { factsOf } from '../../review/decide/facts.ts';
import { inspectSnapshot } from '../../review/inspect/inspect-snapshot.ts';
import { loadRules } from '../../rules/files/load.ts';
import { rulesWith } from '../../rules/repository-rules/merge.ts';
import { historyOf, timeSpent } from '../../stages/history.ts';
import { connect, keyOf, orRefused } from '../input/github.ts';
import { tellRefused } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';

const LIMIT = 60_000;

/** What the token's owner has done is theirs, and what any App has done is a program's. */
const NOBODY = { login: '', appId: 0 };

/**
 * Prints a pull request's record.
 * @param address `OWNER/REPO#N` or the pull request's URL
 * @throws UsageError for a wrong address, no token, or what GitHub refuses
 */
export async function showHistory(
  address: string,
  { format }: { readonly format: 'pretty' | 'json' },
  io: Io,
): Promise<ExitCode> {
  const key = keyOf(address);
  const github = await connect(io.env);
  const signal = AbortSignal.timeout(LIMIT);
  const machine = loadMachine();
  const snapshot = await orRefused(address, async () => {
    const protectedLabels = stageLabelsOf(machine);
    const cache = new ContentCache<FileSet>(1);
    const ruleFiles: RulesCache = new ContentCache(1);
    const options = { identity: NOBODY, protectedLabels, cache, ruleFiles };
    return makeObserve(async () => github, options)(key, signal);
  });
  if (snapshot.configProblem) tellRefused(`${key.owner}/${key.repo}:${CONFIG_PATH}`, snapshot.configProblem, io.err);
  const rules = await rulesWith(await loadRules(), snapshot.repositoryRules);
  const now = new Date().toISOString();
  const facts = factsOf(snapshot, inspectSnapshot(snapshot, rules), machine, now);
  const history = historyOf(snapshot, facts.machine, facts.commandResults.commandState);
  if (format === 'pretty') {
    for (const line of historyLines(history, now)) io.out.write(`${plainLine(line)}\n`);
    return EXIT.clean;
  }
  const steps = history.steps.map(({ at, from, to, by }) => ({ at, from: from?.id ?? null, to: to.id, by }));
  const stages = Object.fromEntries([...timeSpent(history.stages, now)].map(([{ id }, spent]) => [id, spent]));
  const turns = Object.fromEntries(timeSpent(history.turns, now));
  io.out.write(`${JSON.stringify({ version: 1, steps, milliseconds: { stages, turns } }, null, 2)}\n`);
  return EXIT.clean;
}
