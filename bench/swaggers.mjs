/** The connectors of a corpus. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_FOLDERS } from '../dist/config/defaults.js';

/** The folders below a corpus's kind folders that have a definition, with it and its size. */
export function swaggersIn(root) {
  const folders = Object.keys(DEFAULT_FOLDERS).flatMap((top) =>
    list(join(root, top)).map((name) => join(root, top, name)),
  );
  return folders.flatMap((folder) => {
    const name = list(folder).find((entry) => /^apiDefinition\.swagger\.json$/i.test(entry));
    return name ? [{ folder, file: join(folder, name), size: statSync(join(folder, name)).size }] : [];
  });
}

/** Names in a folder; none where it is not there. */
export function list(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
