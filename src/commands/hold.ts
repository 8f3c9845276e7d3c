/** `/hold REASON`: nothing moves until `/unhold`. */
import { takeReason } from './arguments.ts';
import type { Command } from './types.ts';

export const hold: Command = {
  name: 'hold',
  who: 'author-or-maintainer',
  usage: 'REASON',
  help: 'Keeps the stage where it is until `/unhold`.',
  example: '/hold Waiting for the new brand name',
  read: (rest) => {
    const reason = takeReason(rest);
    return 'wrong' in reason ? reason : { type: 'hold', reason: reason.value };
  },
};
