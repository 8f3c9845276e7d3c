/** `/explain RULE`: what a rule wants, why, and how to do it; `/explain CODE`: which rules answer for a code of the validator. */
import { rulesWithCode } from '../rules/engine/codes.ts';
import { firstWord, takeRule } from './arguments.ts';
import type { Command } from './types.ts';

export const explain: Command = {
  name: 'explain',
  who: 'anybody',
  usage: 'RULE or CODE',
  help: 'Says what a rule wants, why, and how to comply. Takes a code of the validator or a policy number as well, such as `RequiredPropertyMissing` or `5000.2.4.4`.',
  example: '/explain operation/summary-length',
  read: (rest, vocabulary) => {
    const code = firstWord(rest);
    const rules = rulesWithCode(code, vocabulary.codes);
    if (rules.length > 0) return { type: 'explain-code', code, rules };
    const rule = takeRule(rest, vocabulary);
    return 'wrong' in rule ? rule : { type: 'explain', rule: rule.value };
  },
};
