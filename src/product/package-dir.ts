/** Where this package is. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder: the nearest above this module that has a package.json, wherever the build has put the module. */
export const PACKAGE_DIR = packageAbove(dirname(fileURLToPath(import.meta.url)));

function packageAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageAbove(dirname(folder));
}
