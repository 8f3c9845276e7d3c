/** Reads connector files from a folder on disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isWorthReading } from '../connector/read.ts';
import type { FileContent } from '../connector/types.ts';

/** Folders that hold no connectors. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** All files below a folder, by their path from it. Links are not followed. Throws what reading throws. */
export async function readTree(root: string, under = root): Promise<Map<string, FileContent>> {
  const files = new Map<string, FileContent>();
  const entries = await readdir(under, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(under, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) for (const [name, content] of await readTree(root, path)) files.set(name, content);
    } else if (entry.isFile()) {
      files.set(relative(root, path).split(sep).join('/'), await readContent(path));
    }
  }
  return files;
}

async function readContent(path: string): Promise<FileContent> {
  const { size } = await stat(path);
  return { size, bytes: isWorthReading(path, size) ? await readFile(path) : null };
}
