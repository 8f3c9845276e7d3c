/** `/assign me|@who`: says who looks after the pull request. */
import { takePerson } from './arguments.ts';
import type { Command } from './types.ts';

export const assign: Command = {
  name: 'assign',
  who: 'maintainer',
  usage: 'me|@who',
  help: 'Says which maintainer looks after this pull request.',
  example: '/assign me',
  read: (rest) => {
    const person = takePerson(rest);
    return 'wrong' in person ? person : { type: 'assign', login: person.value };
  },
};
