/** `/explain RULE`: what a rule wants, why, and how to do it. */
import { takeRule } from './arguments.ts';
import type { Command } from './types.ts';

export const explain: Command = {
  name: 'explain',
  who: 'anybody',
  usage: 'RULE',
  help: 'Says what a rule wants, why, and how to comply.',
  example: '/explain operation/summary-length',
  read: (rest, vocabulary) => {
    const rule = takeRule(rest, vocabulary);
    return 'wrong' in rule ? rule : { type: 'explain', rule: rule.value };
  },
};
