/** `/recheck`: look again. Every comment causes a run, and every run reads everything afresh; this says so. */
import type { Command } from './types.ts';

export const recheck: Command = {
  name: 'recheck',
  who: 'anybody',
  usage: '',
  help: 'Looks at everything again, now. Pushes, labels and reviews are seen by themselves.',
  example: '/recheck',
  read: () => ({ type: 'recheck' }),
};
