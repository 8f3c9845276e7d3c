/** `/tested`: the partner has tested the connector in the preview region. */
import type { Command } from './types.ts';

export const tested: Command = {
  name: 'tested',
  who: 'author-or-maintainer',
  usage: '',
  help: 'Says that every operation works in the preview region, with 10 successful calls each.',
  example: '/tested',
  read: () => ({ type: 'tested' }),
};
