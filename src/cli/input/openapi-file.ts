/** `new --from`: the definition of a service, as JSON or YAML. */
import { readFileSync, statSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { MAX_BYTES } from '../../connector/json/document.ts';
import { thousands } from '../../connector/thousands.ts';
import { UsageError } from '../errors.ts';

/** @throws UsageError for what can't be read as one of the two */
export function readDefinition(path: string, shown: string): unknown {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new UsageError(`${shown} is ${found ? 'no file' : 'not there'}`, 'Give an OpenAPI or Swagger file.');
  if (found.size > MAX_BYTES)
    throw new UsageError(
      `${shown} has more than ${thousands(MAX_BYTES)} bytes`,
      'Keep the operations that flows need in a file of their own.',
    );
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  try {
    return /^\s*\{/.test(text.slice(0, 1000)) ? JSON.parse(text) : load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    throw new UsageError(`${shown} can't be read: ${(error as Error).message}`, 'Give a file in JSON or YAML.');
  }
}
