/** Holds the files that maintainers edit to their JSON Schemas in rules/schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { escapeToken, tokensOf } from '../../connector/pointer.ts';
import { RULES_DIR } from './paths.ts';
import { FileError, type FileFault, placesIn } from './yaml.ts';

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

/** Something wrong in a file, by a JSON pointer. */
export interface Fault {
  readonly pointer: string;
  readonly reason: string;
}

/** Where that is. */
export function placed(file: string, text: string, { pointer, reason }: Fault): FileFault {
  return { file, ...placesIn(text)(pointer), reason };
}

/** More faults in one file than this are counted only: anybody may write one that has thousands. */
const MAX_FAULTS = 30;

/** Where the faults of a file are, by line. */
export function allPlaced(file: string, text: string, faults: readonly Fault[]): FileFault[] {
  if (faults.length === 0) return [];
  const placeOf = placesIn(text);
  const told = faults.slice(0, MAX_FAULTS).map(({ pointer, reason }) => ({ file, ...placeOf(pointer), reason }));
  const left = faults.length - told.length;
  const rest = left > 0 ? [{ file, line: 1, column: 1, reason: `has ${left} more faults` }] : [];
  return [...told.sort((a, b) => a.line - b.line), ...rest];
}

/** Validators by the schema they are made of, which never changes while a process runs: making one takes 50 ms. */
const validators = new Map<string, ValidateFunction>();

/** The value, known to be of the schema's form; throws FileError with the place of the most telling fault. */
export function holdToSchema<T>(value: unknown, schema: string, file: string, text: string): T {
  const validate = validators.get(schema) ?? schemaValidator(makeAjv(), schema);
  validators.set(schema, validate);
  if (!validate(value)) throw new FileError(placed(file, text, mostTelling(validate.errors ?? [])));
  return value as T;
}

/** Of ajv's errors the one deepest in the file: alternatives above it fail only because of it. */
export function mostTelling(errors: readonly ErrorObject[]): Fault {
  const error = [...errors].sort((a, b) => depth(b) - depth(a))[0];
  if (!error) return { pointer: '', reason: 'is not valid' };
  const at = error.propertyName === undefined ? error.instancePath : pointerOf(error);
  return { pointer: pointerOf(error), reason: `${at === '' ? 'the file' : namesIn(at)} ${wordsFor(error)}` };
}

/** What an error is about: where ajv speaks of a mapping because of one of its keys, that key. */
function pointerOf({ instancePath, keyword, params, propertyName }: ErrorObject): string {
  const key = keyword === 'additionalProperties' ? params.additionalProperty : (propertyName ?? params.propertyName);
  return key === undefined ? instancePath : `${instancePath}/${escapeToken(String(key))}`;
}

/** `/rules/a~1b` as people write it: `rules: a/b`. */
function namesIn(pointer: string): string {
  return tokensOf(pointer).join(': ');
}

function wordsFor({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return `may not have '${String(params.additionalProperty)}'`;
    case 'required':
      return `lacks '${String(params.missingProperty)}'`;
    case 'enum':
      return `must be one of: ${(params.allowedValues as unknown[]).join(', ')}`;
    default:
      return message;
  }
}

/** What is wrong, once for each of the file's keys: the most telling of the errors there. */
export function faultsIn(errors: readonly ErrorObject[]): Fault[] {
  const byKey = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const key = keyOf(error);
    byKey.set(key, [...(byKey.get(key) ?? []), error]);
  }
  return [...byKey.values()].map(mostTelling);
}

/** Keywords that fail because of what stands further down, for which ajv has errors of its own. */
const FOLLOWING: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'propertyNames']);

/** Everything that is wrong: the most telling error at each place, and each key that is missing there. */
export function everyFault(errors: readonly ErrorObject[]): Fault[] {
  const causes = errors.filter(({ keyword }) => !FOLLOWING.has(keyword));
  const explained = new Set(causes.flatMap((error) => withParents(pointerOf(error))));
  const byPlace = new Map<string, ErrorObject[]>();
  for (const error of [...causes, ...errors.filter((other) => !explained.has(pointerOf(other)))]) {
    const missing = error.keyword === 'required' ? ` ${String(error.params.missingProperty)}` : '';
    const place = `${pointerOf(error)}${missing}`;
    const there = byPlace.get(place);
    if (there) there.push(error);
    else byPlace.set(place, [error]);
  }
  return [...byPlace.values()].map(mostTelling);
}

/** `/a/b`, `/a` and the empty pointer for `/a/b`. */
function withParents(pointer: string): string[] {
  const tokens = pointer.split('/');
  return tokens.map((_, index) => tokens.slice(0, index + 1).join('/'));
}

function keyOf({ instancePath, keyword, params, schemaPath }: ErrorObject): string {
  const first = instancePath.split('/')[1];
  if (first !== undefined) return first;
  if (keyword === 'additionalProperties') return escapeToken(String(params.additionalProperty));
  return keyword === 'required' && !schemaPath.includes('Of/') ? ` ${String(params.missingProperty)}` : '';
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}
