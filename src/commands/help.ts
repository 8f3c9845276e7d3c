/** `/help`: what can be said here. */
import type { Command } from './types.ts';

export const help: Command = {
  name: 'help',
  who: 'anybody',
  usage: '',
  help: 'Lists the commands.',
  example: '/help',
  read: () => ({ type: 'help' }),
};
