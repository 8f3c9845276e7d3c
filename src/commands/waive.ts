/** `/waive RULE [PATH] REASON [until DATE]`: lets findings pass that stand there now, visibly. */
import { takePlace, takeReason, takeRule } from './arguments.ts';
import type { Command } from './types.ts';
import { takeUntil } from './until.ts';

export const waive: Command = {
  name: 'waive',
  who: 'maintainer',
  usage: 'RULE [PATH] REASON [until DATE]',
  help: 'Lets what a rule finds now pass, everywhere or at a file, folder or `#/pointer`. It stays visible, and ends on the date, when the finding moves or when the rule changes.',
  example: '/waive operation/summary-length apiDefinition.swagger.json The names come from the law until 2027-06-30',
  read: (rest, vocabulary) => {
    const rule = takeRule(rest, vocabulary);
    if ('wrong' in rule) return rule;
    const place = takePlace(rule.rest);
    const until = takeUntil(place.rest, vocabulary.saidAt);
    if ('wrong' in until) return until;
    const reason = takeReason(until.rest);
    if ('wrong' in reason) return reason;
    return { type: 'waive', rule: rule.value, place: place.value, reason: reason.value, until: until.value };
  },
};
