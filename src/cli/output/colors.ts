/** Colours on a terminal only, and as the user wants them: https://no-color.org, https://force-color.org */
import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Io } from '../io.ts';

export function colorsFor({ out, env }: Pick<Io, 'out' | 'env'>): Colors {
  return pc.createColors(wantsColors(out.isTTY === true, env));
}

function wantsColors(isTerminal: boolean, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
