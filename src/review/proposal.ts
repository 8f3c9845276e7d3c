/** A pull request that changes the repository's configuration: checked, and shown before it is merged. */
import { CONFIG_PATH } from '../config/load.ts';
import { checkWithProposal, previewNotice } from '../messages/proposal.ts';
import { type Previewer, previewOf } from './preview.ts';
import { saidAt } from './said.ts';
import type { Desired, Snapshot } from './types.ts';

/**
 * What should be, with a word on the configuration. The preview is made once for each text of it: the notice that shows
 * it is the evidence. Throws what listing the open pull requests throws.
 */
export async function withProposal(
  desired: Desired,
  snapshot: Snapshot,
  previewer: Omit<Previewer, 'openPulls'> & Partial<Previewer>,
  now: string,
  signal: AbortSignal,
): Promise<Desired> {
  const { proposal, key, state } = snapshot;
  if (!proposal) return desired;
  const checked = { ...desired, check: checkWithProposal(desired.check, CONFIG_PATH, proposal.problem) };
  const { openPulls } = previewer;
  const isDue = state === 'open' && !proposal.problem && saidAt(snapshot, ['config', proposal.print]) === null;
  if (!isDue || !openPulls) return checked;
  const preview = await previewOf({ ...previewer, openPulls }, key, proposal.config, now, signal);
  return { ...checked, notices: [...desired.notices, previewNotice(preview, proposal.print)] };
}
