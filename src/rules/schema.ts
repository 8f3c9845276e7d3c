/** Holds the files that maintainers edit to their JSON Schemas in rules/schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { RULES_DIR } from './paths.ts';
import { FileError, lineOf } from './yaml.ts';

/** One instance: compiling is what costs. */
export function makeAjv(): Ajv {
  return new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false });
}

/** One of the schemas in rules/schema. */
export function schemaText(schema: string): object {
  return JSON.parse(readFileSync(join(RULES_DIR, 'schema', schema), 'utf8')) as object;
}

/** A validator for one of the schemas in rules/schema. */
export function schemaValidator(ajv: Ajv, schema: string) {
  return ajv.compile(schemaText(schema));
}

/** The value, known to be of the schema's form; throws FileError with the line of the most telling fault. */
export function holdToSchema<T>(value: unknown, schema: string, file: string, text: string): T {
  const validate = schemaValidator(makeAjv(), schema);
  if (!validate(value)) {
    const { pointer, reason } = mostTelling(validate.errors ?? []);
    throw new FileError(file, lineOf(text, pointer), reason);
  }
  return value as T;
}

/** Of ajv's errors the one deepest in the file: alternatives above it fail only because of it. */
export function mostTelling(errors: readonly ErrorObject[]): { pointer: string; reason: string } {
  const error = [...errors].sort((a, b) => depth(b) - depth(a))[0];
  if (!error) return { pointer: '', reason: 'is not valid' };
  const extra = error.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : null;
  const detail = extra === null ? '' : ` ('${extra}')`;
  const below = extra === null ? '' : `/${extra.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const allowed = error.keyword === 'enum' ? `: ${(error.params.allowedValues as unknown[]).join(', ')}` : '';
  return {
    pointer: `${error.instancePath}${below}`,
    reason: `${error.instancePath || 'the file'} ${error.message ?? 'is not valid'}${detail}${allowed}`,
  };
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}
