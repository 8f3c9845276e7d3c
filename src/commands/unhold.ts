/** `/unhold`: takes a hold back. */
import type { Command } from './types.ts';

export const unhold: Command = {
  name: 'unhold',
  who: 'author-or-maintainer',
  usage: '',
  help: 'Takes a hold back: a maintainer any, the author their own.',
  example: '/unhold',
  read: () => ({ type: 'unhold' }),
};
