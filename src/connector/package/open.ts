/** Opens the packages among files that were read. */
import type { FileContent, FileSet } from '../types.ts';

const ZIP = /\.zip$/i;

/**
 * The same files, with what the first zip of each folder holds; rules find it in `archive`. Costs nothing where there is
 * none. Throws nothing that the files could cause.
 */
export async function openPackages(files: Map<string, FileContent>): Promise<Map<string, FileContent>>;
export async function openPackages(files: FileSet): Promise<FileSet>;
export async function openPackages(files: FileSet): Promise<FileSet> {
  const zips = new Map<string, string>();
  for (const [path, { bytes }] of files) {
    if (!bytes || !ZIP.test(path)) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (path < (zips.get(folder) ?? '\uffff')) zips.set(folder, path);
  }
  if (zips.size === 0) return files;
  const { unzip } = await import('./unzip.ts');
  const open = new Map<string, FileContent>(files);
  for (const path of zips.values()) {
    const content = files.get(path) as FileContent;
    open.set(path, { ...content, archive: await unzip(content.bytes as Uint8Array) });
  }
  return open;
}
