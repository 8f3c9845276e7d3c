/** `/confirm [RULE|all] REASON`: the author says that breaking changes are meant, and why flows go on working. */
import { takeReason, takeRule } from './arguments.ts';
import type { Command } from './types.ts';

const ALL = /^all(?=\s|$)\s*/i;
/** A reason may begin with any word but this. */
const RULE = /^[`'"“‘„]?change\//i;

export const confirm: Command = {
  name: 'confirm',
  who: 'author',
  usage: '[RULE|all] REASON',
  help: 'Says that the breaking changes there are now are meant and why flows go on working, those of one rule or all of them. A maintainer then decides.',
  example: '/confirm all The service still answers the old calls',
  read: (rest, vocabulary) => {
    const rule = RULE.test(rest) ? takeRule(rest, vocabulary) : { value: 'all', rest: rest.replace(ALL, '') };
    if ('wrong' in rule) return rule;
    const reason = takeReason(rule.rest);
    return 'wrong' in reason ? reason : { type: 'confirm', rule: rule.value, reason: reason.value };
  },
};
