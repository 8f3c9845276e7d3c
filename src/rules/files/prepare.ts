/** What has to be loaded before rules can run: they themselves never wait. */
import { startParser } from '../../connector/script/parser.ts';

const SCRIPT = /(?:^|\/)script\.csx$/i;

/** To be awaited before rules run over these files. Costs nothing unless a script is among them. @param paths of all files */
export async function prepare(paths: Iterable<string>): Promise<void> {
  for (const path of paths) if (SCRIPT.test(path)) return startParser();
}
