/** Reads connector files from a folder on disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPackages } from '../connector/package/open.ts';
import { isWorthReading } from '../connector/read.ts';
import type { FileContent } from '../connector/types.ts';

/** Folders that hold no connectors. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** All files below a folder, by their path from it, packages opened. Links are not followed. Throws what reading throws. */
export async function readTree(root: string): Promise<Map<string, FileContent>> {
  const files = new Map<string, FileContent>();
  readFolder(root, '', files);
  return openPackages(files);
}

// At once: folders are small and lie on the disk, and to wait for each file of them costs three times the reading.
function readFolder(folder: string, prefix: string, files: Map<string, FileContent>): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) readFolder(path, `${prefix}${entry.name}/`, files);
    } else if (entry.isFile()) files.set(prefix + entry.name, readContent(path));
  }
}

/** A package by itself, opened. Throws what reading throws. */
export async function readPackage(path: string): Promise<FileContent> {
  const content = readContent(path);
  return (await openPackages(new Map([[path, content]]))).get(path) ?? content;
}

function readContent(path: string): FileContent {
  const { size } = statSync(path);
  return { size, bytes: isWorthReading(path, size) ? readFileSync(path) : null };
}
