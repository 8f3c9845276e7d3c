/** `/acknowledge RULE|all REASON`: says that breaking changes are meant. */
import { takeReason, takeRule, wrong } from './arguments.ts';
import type { Command } from './types.ts';

const ALL = /^all(?=\s|$)\s*/i;

export const acknowledge: Command = {
  name: 'acknowledge',
  who: 'acknowledger',
  usage: 'RULE|all REASON',
  help: 'Says that the breaking changes there are now are meant, those of one rule or all of them. Another one needs another word.',
  example: '/acknowledge change/operation-removed Nobody has called it since 2024',
  read: (rest, vocabulary) => {
    const rule = ALL.test(rest) ? { value: 'all', rest: rest.replace(ALL, '') } : takeRule(rest, vocabulary);
    if ('wrong' in rule) return rule;
    if (rule.value !== 'all' && !rule.value.startsWith('change/')) return wrong('no-change-rule', rule.value);
    const reason = takeReason(rule.rest);
    return 'wrong' in reason ? reason : { type: 'acknowledge', rule: rule.value, reason: reason.value };
  },
};
