/** `/release-tag`: the partner asks for the end of the preview. */
import type { Command } from './types.ts';

export const releaseTag: Command = {
  name: 'release-tag',
  who: 'author-or-maintainer',
  usage: '',
  help: 'Asks for the Preview tag to be removed from a certified connector.',
  example: '/release-tag',
  read: () => ({ type: 'release-tag' }),
};
