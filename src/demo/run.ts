/** The demo: the real App beside the simulator, shown in the terminal step by step. */

import type { CloneOptions } from './clone.ts';
import { createColors } from './colors.ts';
import { Screen } from './screen.ts';
import { openTheatre } from './theatre.ts';

export interface DemoOptions {
  /** Leave everything running at the end, with the simulator's pages to click through. */
  readonly keep: boolean;
  /** A real change instead of the story. */
  readonly clone: CloneOptions | null;
  readonly write: (text: string) => void;
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
  /** Resolves when somebody wants `keep` to end. */
  readonly interrupted: Promise<void>;
}

/** Plays the demo to its end; throws when a step fails. */
export async function runDemo({ keep, clone, write, color, width, interrupted }: DemoOptions): Promise<void> {
  const colors = createColors(color);
  const screen = new Screen(write, colors, width);
  const theatre = await openTheatre();
  try {
    write(`${colors.bold('Connector Reviewer')} beside a GitHub simulator at ${theatre.simulator.url}\n`);
    const play = clone
      ? (await import('./clone.ts')).playClone(theatre, screen, clone)
      : (await import('./story.ts')).playStory(theatre, screen);
    const address = await play;
    const { requests } = theatre.simulator;
    write(`\n${colors.green('Done.')} The App sent ${requests.length} requests to GitHub. ${keep ? '' : NEXT}\n`);
    if (!keep) return;
    write(`Look around at ${colors.underline(address)}; end with Ctrl+C.\n`);
    await interrupted;
  } finally {
    await theatre.close();
  }
}

const NEXT = `What to try next:
  npm run demo -- --keep                                    click through the simulator's pages
  npm run demo -- --repo CLONE --base REF --head REF        the same with a change out of any clone
  npx connector-reviewer check FOLDER                       the verdict on your own connector
  npm start                                                 the App on GitHub`;
