/** `/done ITEM`: steps of the summary's checklist that GitHub can't see are done. */
import { takeItems } from './arguments.ts';
import type { Command } from './types.ts';

export const done: Command = {
  name: 'done',
  who: 'author-or-maintainer',
  usage: 'ITEM …',
  help: "Says that steps of the summary's checklist are done.",
  example: '/done package validator',
  read: (rest, vocabulary) => {
    const items = takeItems(rest, vocabulary);
    return 'wrong' in items ? items : { type: 'done', items: items.value };
  },
};
