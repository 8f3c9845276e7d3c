/** `/stage NAME`: the same as setting the stage's label by hand. */
import { takeStage } from './arguments.ts';
import type { Command } from './types.ts';

export const stage: Command = {
  name: 'stage',
  who: 'maintainer',
  usage: 'NAME',
  help: 'Moves to a stage, as setting its label does.',
  example: '/stage in preview',
  read: (rest, vocabulary) => {
    const found = takeStage(rest, vocabulary);
    return 'wrong' in found ? found : { type: 'stage', stage: found.value };
  },
};
