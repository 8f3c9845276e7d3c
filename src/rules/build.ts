/** Compiles the rules, as `npm run build` does. A refused rule file is named with line and reason. */
import { buildRules } from './load.ts';
import { FileError } from './yaml.ts';

try {
  await buildRules();
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
