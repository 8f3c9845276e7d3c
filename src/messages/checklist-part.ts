/** The steps outside GitHub, as boxes: what to do, who does it, and who said that it is done. */
import type { ChecklistItem, Stage } from '../machine/machine.ts';
import type { Cause } from '../stages/turn.ts';
import { code, plain } from './markdown.ts';

export interface ChecklistFacts {
  readonly stage: Stage;
  readonly cause: Cause;
  /** Ids of items that are done, with the login of whoever said so. */
  readonly done: ReadonlyMap<string, string>;
}

/** The checklist of the stage, or of the one that is asked for; empty if there is none. */
export function checklistPart({ stage, cause, done }: ChecklistFacts): string {
  const { checklist } = cause.kind === 'requested' ? cause.stage : stage;
  if (checklist.length === 0) return '';
  const open = checklist.filter(({ id }) => !done.has(id)).map(({ id }) => id);
  const how =
    open.length > 0
      ? `Say ${code(`/done ${open[0]}`)} in a comment when a step is done (several names are fine), or tick it here if you may edit this comment.`
      : 'Every step is done.';
  return `**Checklist**\n\n${checklist.map((item) => line(item, done.get(item.id))).join('\n')}\n\n${how}`;
}

/** @param by who said that it is done */
function line({ id, text, who }: ChecklistItem, by: string | undefined): string {
  const whose = who === 'maintainer' ? ' (a maintainer)' : '';
  return `- [${by ? 'x' : ' '}] **${id}**: ${text}${whose}${by ? ` – done, said ${plain(by)}` : ''}`;
}
