/** `/close REASON`: closes the pull request and says why. */
import { takeReason } from './arguments.ts';
import type { Command } from './types.ts';

export const close: Command = {
  name: 'close',
  who: 'author-or-maintainer',
  usage: 'REASON',
  help: 'Closes the pull request and says why. It can be opened again where it was.',
  example: '/close Superseded by another pull request',
  read: (rest) => {
    const reason = takeReason(rest);
    return 'wrong' in reason ? reason : { type: 'close', reason: reason.value };
  },
};
