/** An update that takes nearly all operations away is another connector under the old name: told first, in a sentence. */
import type { ChangeGroup } from './group.ts';

/** Text in which nothing needs to be escaped; '' for any other update. */
export function replacementWords(groups: readonly ChangeGroup[]): string {
  const group = groups.find(({ variant }) => variant === 'replaced');
  if (!group) return '';
  const { gone, all, added } = group.changes[0].values;
  const others = added === 0 ? 'none came' : added === 1 ? 'one other came' : `${added} others came`;
  return `This update replaces the connector: ${gone} of its ${all} operations are gone, and ${others}. Flows that use it stop. Publish the new operations as a connector of their own beside this one, and deprecate the old ones.`;
}
