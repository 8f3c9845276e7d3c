/** The summary's first line: the verdict, and what it still depends on. */
import type { Stage } from '../machine/machine.ts';
import type { Cause } from '../stages/turn.ts';
import { type Blockers, blockersWords } from './blockers.ts';
import { plain } from './markdown.ts';
import { whyTurn } from './turn-line.ts';

/** Markdown, without a mark at its start. */
export function headlineOf(blockers: Blockers, stage: Stage, cause: Cause): string {
  if (blockers.blocking > blockers.confirmed) return `${blockersWords(blockers)} before certification`;
  if (blockers.confirmed > 0) return `${blockersWords(blockers)}: a maintainer decides`;
  switch (cause.kind) {
    case 'held':
      return 'On hold';
    case 'requested':
      return `This connector is ${plain(stage.label)}: ${whyTurn(cause)}`;
    case 'done':
      return `This connector is ${plain(stage.label)}`;
    case 'draft':
      return 'No errors in this draft';
    case 'missing':
    case 'changes-requested':
      return `No errors, but ${whyTurn(cause)}`;
    default:
      return 'Nothing blocks this connector';
  }
}
