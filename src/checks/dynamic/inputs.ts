/** What of an operation a dynamic call names: a parameter, or a property inside its body. */
import { propertiesNamed } from '../../connector/swagger/bare.ts';
import { follow, type Step, typeOf } from '../../connector/swagger/follow.ts';
import type { Operation, Parameter, Schema } from '../../connector/swagger/nodes.ts';
import { sameWord } from '../names.ts';

/** Something that takes or gives a value. A property has the steps that lead to it from the body. */
export interface Input {
  readonly parameter: Parameter;
  readonly steps: readonly Step[];
}

/** What a name may mean. `open`: the body takes more than it tells, so the name may well be right. */
export interface Meaning {
  readonly parameter: Input | null;
  readonly property: Input | null;
  readonly open: boolean;
}

const meanings = new WeakMap<Operation, Map<string, Meaning>>();

/** The parameter of a name, and the property at a path (with or without the body's own name before it). */
export function meaningOf(operation: Operation, path: string): Meaning {
  let known = meanings.get(operation);
  if (!known) {
    known = new Map();
    meanings.set(operation, known);
  }
  let meaning = known.get(path);
  if (!meaning) {
    meaning = findMeaning(operation, path);
    known.set(path, meaning);
  }
  return meaning;
}

function findMeaning(operation: Operation, path: string): Meaning {
  const named = operation.parameters.find(({ parameter }) => parameter.object.name === path)?.parameter ?? null;
  const body = operation.body;
  const tokens = path.split('/').filter((token) => token !== '');
  const trails =
    body?.schema && tokens.length > 0
      ? [
          tokens[0] === body.object.name && tokens.length > 1 ? follow(body.schema, tokens.slice(1)) : null,
          follow(body.schema, tokens),
        ]
      : [];
  const trail = trails.find((found) => found !== null && found !== 'open');
  return {
    parameter: named && { parameter: named, steps: [] },
    property: body && trail && typeof trail === 'object' ? { parameter: body, steps: trail.steps } : null,
    open: trails.includes('open'),
  };
}

/** The same, where a name in other capitals is taken for the one that is meant: mended it leads there. */
export function meantBy(operation: Operation, path: string): Meaning {
  const exact = meaningOf(operation, path);
  if (exact.parameter || exact.property || exact.open) return exact;
  const same = sameWord(path, parameterNames(operation));
  return same === null ? exact : meaningOf(operation, same);
}

/** The names that an operation's parameters have, as far as they are texts. */
export function parameterNames({ parameters }: Operation): string[] {
  return parameters.map(({ parameter }) => parameter.object.name).filter((name) => typeof name === 'string');
}

/** Properties anywhere in the body that have a bare name. */
export function bodyProperties(operation: Operation, name: string): readonly Input[] {
  const body = operation.body;
  if (!body?.schema) return [];
  return propertiesNamed(body.schema, name).map((steps) => ({ parameter: body, steps }));
}

/** The schema of a property; null for a parameter. */
export function propertyOf({ steps }: Input): Schema | null {
  return steps.at(-1)?.schema ?? null;
}

/** The type of an input; null where it is not told. */
export function inputType(input: Input): string | null {
  const schema = propertyOf(input) ?? (input.parameter.location === 'body' ? input.parameter.schema : null);
  if (schema) return typeOf(schema);
  const { type } = input.parameter.object;
  return typeof type === 'string' ? type : null;
}

export function hasDefault(input: Input): boolean {
  return defaultOf(input) !== undefined;
}

export function defaultOf(input: Input): unknown {
  return (propertyOf(input) ?? input.parameter).object.default;
}

/** It can't be left out: the parameter is required, or the property in its object. */
export function isRequired(input: Input): boolean {
  const last = input.steps.at(-1);
  return last ? last.required : input.parameter.object.required === true;
}

/** Hidden itself, or inside something hidden. */
export function isHidden({ parameter, steps }: Input): boolean {
  return hides(parameter.object) || steps.some(({ schema }) => hides(schema.object) || hides(schema.target?.object));
}

function hides(object: Readonly<Record<string, unknown>> | undefined): boolean {
  return object?.['x-ms-visibility'] === 'internal';
}

/** What people call it: `status`, `body/customer/id`. */
export function inputName({ parameter, steps }: Input): string {
  return [parameter.name, ...steps.map(({ schema }) => schema.property ?? schema.keyword)].join('/');
}
