/** The summary's first line: the verdict, and what it still depends on. */
import type { Stage } from '../machine/machine.ts';
import type { Cause } from '../stages/turn.ts';
import { plain, plural } from './markdown.ts';
import { whyTurn } from './turn-line.ts';

/** Markdown, without a mark at its start. */
export function headlineOf(blocking: number, stage: Stage, cause: Cause): string {
  if (blocking > 0) return `${plural(blocking, 'error')} to fix before certification`;
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
