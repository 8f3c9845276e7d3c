/** `demo`: the real App beside a GitHub simulator, in this terminal. */
import type { CloneOptions } from '../../demo/clone.ts';
import { runDemo } from '../../demo/run.ts';
import { UsageError } from '../errors.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { colorsFor } from '../output/colors.ts';

export interface DemoFlags extends Partial<CloneOptions> {
  readonly keep?: boolean;
}

/** Columns where there is no terminal to ask. */
const WIDTH = 100;

/** Plays the demo. @throws UsageError when only a part of the change is named */
export async function demo({ keep = false, ...change }: DemoFlags, io: Io): Promise<ExitCode> {
  await runDemo({
    keep,
    clone: cloneOf(change),
    write: (text) => void io.out.write(text),
    color: colorsFor(io).isColorSupported,
    width: io.out.columns ?? WIDTH,
    interrupted: new Promise((resolve) => process.once('SIGINT', () => resolve())),
  });
  return EXIT.clean;
}

function cloneOf({ repo, base, head }: Partial<CloneOptions>): CloneOptions | null {
  if (repo !== undefined && base !== undefined && head !== undefined) return { repo, base, head };
  if (repo === undefined && base === undefined && head === undefined) return null;
  throw new UsageError('--repo, --base and --head belong together', 'Give all three, or none for the story.');
}
