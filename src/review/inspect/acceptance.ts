/** Who has accepted what the author confirms: nothing gets by without a maintainer, unless the repository has it so. */
import type { Waiver } from '../../commands/waivers.ts';
import { lastWords } from '../../pull-request/authority.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';

/**
 * The login of whoever has accepted a confirmation: a maintainer who has approved since, or acknowledged all of it; the
 * author's own where that suffices. null: nobody yet.
 */
export function acceptedBy(confirmation: Waiver, waivers: readonly Waiver[], snapshot: Snapshot): string | null {
  const { at, by, findings } = confirmation;
  if (snapshot.config.acknowledgedBy === 'author') return by.login;
  const approval = lastWords(snapshot).find(({ state, submittedAt }) => state === 'approved' && submittedAt > at);
  if (approval) return approval.author.login;
  const others = waivers.filter(({ type }) => type !== 'confirm');
  const last = others.findLast((waiver) => findings.some((finding) => waiver.findings.includes(finding)));
  const isCovered = findings.every((finding) => others.some((waiver) => waiver.findings.includes(finding)));
  return last && isCovered ? last.by.login : null;
}
