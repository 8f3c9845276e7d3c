/** A pull request that changes how its repository is reviewed: checked, and shown before it is merged. */
import { CONFIG_PATH } from '../../config/defaults.ts';
import { checkWithProposal, previewNotice } from '../../messages/proposed-rules.ts';
import type { DesiredNotice } from '../../messages/types.ts';
import { noticedAt } from '../../pull-request/own-comments.ts';
import type { Proposal, Snapshot } from '../../pull-request/snapshot.ts';
import { prepare } from '../../rules/files/prepare.ts';
import type { FileFault } from '../../rules/files/yaml.ts';
import type { Desired } from '../decide/desired.ts';
import type { Judged } from '../planned.ts';
import { type Previewer, previewOf } from './preview.ts';
import { trustIn } from './trust.ts';

/** Holds what is proposed to its form (null: nothing is); what compiles or runs it is done only where somebody who may stands behind it. */
export async function judgeProposal(snapshot: Snapshot): Promise<Judged | null> {
  const { proposal } = snapshot;
  if (!proposal) return null;
  const { problem, touchesConfig, changedRules } = proposal;
  const trust = trustIn(snapshot, proposal);
  const refused = problem ? [{ file: CONFIG_PATH, ...problem }] : [];
  const faults = [...refused, ...(await ruleFaults(proposal, trust === 'trusted'))];
  return { proposal, faults, trust, touchesConfig, rules: changedRules.length, author: snapshot.author.login };
}

/** Of the files that the pull request changes: others are not its business. */
async function ruleFaults({ rules, changedRules }: Proposal, runs: boolean): Promise<FileFault[]> {
  if (!rules) return [];
  const { readRepositoryRules } = await import('../../rules/repository-rules/read.ts');
  const changed = new Set(changedRules);
  const { sources, faults } = readRepositoryRules(rules);
  const own = faults.filter(
    ({ file }) => changed.has(file) || changedRules.some((path) => path.startsWith(`${file}/`)),
  );
  if (!runs) return own;
  const { tryOut } = await import('../../rules/repository-rules/try-out.ts');
  await prepare(['script.csx']);
  return [...own, ...sources.filter(({ file }) => changed.has(file.path)).flatMap(tryOut)];
}

/** What should be, with a word on the proposal. */
export function withProposal(desired: Desired, judged: Judged | null): Desired {
  return judged ? { ...desired, check: checkWithProposal(desired.check, judged) } : desired;
}

/**
 * The notice that shows what a sound proposal would do; null where none is due. It is made once for each text of it: the
 * notice itself is the evidence. Throws what listing the open pull requests throws.
 */
export async function previewDue(
  snapshot: Snapshot,
  judged: Judged | null,
  previewer: Omit<Previewer, 'openPulls'> & { readonly openPulls?: Previewer['openPulls'] | undefined },
  signal: AbortSignal,
): Promise<DesiredNotice | null> {
  if (!judged || judged.faults.length > 0 || snapshot.state !== 'open') return null;
  const { proposal, trust, touchesConfig, rules } = judged;
  const { openPulls } = previewer;
  const mayRun = rules === 0 || trust === 'trusted';
  if (!openPulls || !mayRun || noticedAt(snapshot, ['config', proposal.fingerprint]) !== null) return null;
  const preview = await previewOf({ ...previewer, openPulls }, snapshot, proposal, trust, signal);
  return previewNotice(preview, { fingerprint: proposal.fingerprint, touchesConfig, rules });
}
