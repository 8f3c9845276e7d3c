/** The floor: reads and parses files, and nothing else. */
import { readFileSync } from 'node:fs';

for (const file of process.argv.slice(2)) {
  try {
    JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    // Some published files are no strict JSON; reading them costs all the same.
  }
}
