/** A connector's files: the texts of open editors in place of those on the disk. */

import { isWorthReading } from '../../connector/read.ts';
import { SourceText } from '../../connector/source.ts';
import type { FileContent, FileSet } from '../../connector/types.ts';
import { filesOf } from '../input/targets.ts';
import type { Task } from './task.ts';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Under the names the rules see. Throws what reading throws. */
export async function filesNow({ target, texts }: Task): Promise<FileSet> {
  const files = new Map(await filesOf(target));
  for (const [name, text] of texts) {
    const path = `${target.folder}/${name}`;
    files.set(path, contentOf(path, text, files.get(path)?.bytes ?? null));
  }
  return files;
}

/** Editors hide a byte-order mark, and write it again: where the file has one, so has the text. */
function contentOf(path: string, text: string, onDisk: Uint8Array | null): FileContent {
  const isMarked = onDisk !== null && SourceText.decode(onDisk).bom && !text.startsWith('\uFEFF');
  const bytes = isMarked ? Buffer.concat([MARK, Buffer.from(text)]) : Buffer.from(text);
  return { size: bytes.length, bytes: isWorthReading(path, bytes.length) ? bytes : null };
}

/** The text of a file as an editor shows it. */
export function textShown(path: string, { target, texts }: Task, files: FileSet): string | null {
  const open = texts.get(path.slice(target.folder.length + 1));
  const bytes = files.get(path)?.bytes;
  return open ?? (bytes ? SourceText.decode(bytes).text : null);
}
