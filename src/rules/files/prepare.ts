/** What has to be loaded before rules can run: they themselves never wait. */
import { startParser } from '../../connector/script/parser.ts';
import type { FileSet } from '../../connector/types.ts';

/** A connector's script, in a folder or as packages call it. */
const SCRIPT = /(?:^|\/)script\.csx$|_customcodeblobcontent\.csx$/i;

/** To be awaited before rules run over these files. Costs nothing unless a script is among them. @param paths of all files */
export async function prepare(paths: Iterable<string>): Promise<void> {
  for (const path of paths) if (SCRIPT.test(path)) return startParser();
}

/** The paths of files, and the names of what packages among them hold: a package's script is judged like a folder's. */
export function* pathsIn(files: FileSet): Generator<string> {
  for (const [path, { archive }] of files) {
    yield path;
    if (archive) yield* pathsIn(archive.files);
  }
}
