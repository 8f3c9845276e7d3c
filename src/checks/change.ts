/** The check behind all rules about changes: which kinds a rule is about is its option, the words are its own. */

import { valuesOf } from '../changes/change-words.ts';
import { type ChangeGroup, partAbout, subjectsIn } from '../changes/group.ts';
import { type ChangeKind, KINDS } from '../changes/kinds.ts';
import { type CheckTable, check, type Report } from '../rules/engine/check.ts';

interface ChangedOptions {
  /** The first is what the rule's message is about; others are cases by their own name. */
  readonly kinds: readonly ChangeKind[];
}

const changed = check<'change', ChangedOptions>({
  given: ['change'],
  options: {
    type: 'object',
    required: ['kinds'],
    additionalProperties: false,
    properties: { kinds: { type: 'array', minItems: 1, items: { enum: Object.keys(KINDS) } } },
  },
  run: (group, { kinds }) => (kinds.includes(group.kind) && !isMilder(group) ? reportOf(group, kinds) : null),
});

/** A milder form of what breaks is not a finding, unless it has words of its own. */
function isMilder({ kind, impact, variant }: ChangeGroup): boolean {
  return variant === null && KINDS[kind].impact === 'breaking' && impact !== 'breaking';
}

function reportOf(group: ChangeGroup, kinds: readonly ChangeKind[]): Report {
  const { head } = group.changes[0];
  const anchors = subjectsIn(group);
  const variant = group.variant ?? (group.kind === kinds[0] ? null : group.kind);
  return {
    ...('file' in head ? { file: head.file } : { node: head.node, at: head.at }),
    anchor: anchors.join(' '),
    parts: { anchors, only: (some) => reportOf(partAbout(group, some), kinds) },
    values: () => valuesOf(group),
    ...(variant === null ? {} : { case: variant }),
  };
}

export const CHANGE_CHECKS: CheckTable = { changed };
