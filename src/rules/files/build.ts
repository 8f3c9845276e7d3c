/** Compiles the rules and what they look words up in, as `npm run build` does. A refused rule file is named with line and reason. */
import { buildMisspellings } from '../../checks/spelling/load.ts';
import { buildRules } from './load.ts';
import { FileError } from './yaml.ts';

buildMisspellings();
try {
  await buildRules();
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
