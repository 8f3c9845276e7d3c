/** `/unwaive RULE [PATH]`: takes waivers back. */
import { takePlace, takeRule } from './arguments.ts';
import type { Command } from './types.ts';

export const unwaive: Command = {
  name: 'unwaive',
  who: 'maintainer',
  usage: 'RULE [PATH]',
  help: 'Takes back what was waived before it, everywhere or at a place.',
  example: '/unwaive operation/summary-length',
  read: (rest, vocabulary) => {
    const rule = takeRule(rest, vocabulary);
    return 'wrong' in rule ? rule : { type: 'unwaive', rule: rule.value, place: takePlace(rule.rest).value };
  },
};
