/** Checks of how operations send their values: body, form, media types. */
import type { Operation, Parameter, ParameterUse, Schema } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/check.ts';
import { mediaTypes } from './media.ts';

const FORM_TYPES: ReadonlySet<string> = new Set(['multipart/form-data', 'application/x-www-form-urlencoded']);

/** Types that can't carry an object or a list as the platform writes it. */
const NO_STRUCTURE: ReadonlySet<string> = new Set([...FORM_TYPES, 'text/plain', 'application/octet-stream']);

function usesIn(operation: Operation, location: string): ParameterUse[] {
  return operation.parameters.filter(({ parameter }) => parameter.location === location);
}

/** GET and HEAD send neither a body nor a form. {operation}, {method}, {location}. */
export const fetchWithoutBody = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const { method, name } = operation;
    if (method !== 'get' && method !== 'head') return null;
    const uses = [...usesIn(operation, 'body'), ...usesIn(operation, 'formData')];
    return uses.map(({ use, parameter }) =>
      reportAt(operation, use, parameter, { operation: name, method: method.toUpperCase() }),
    );
  },
});

/** At the entry in the operation's list; for what it inherits from the path, at the operation. */
function reportAt(
  operation: Operation,
  use: ParameterUse['use'],
  parameter: Parameter,
  values: Record<string, string>,
): Report {
  const all = { ...values, parameter: parameter.name, location: parameter.location };
  return use.parent === operation ? { node: use, at: '', values: all } : { at: '/parameters', values: all };
}

/** A body and form values exclude each other. {body}, {form}. */
export const bodyOrForm = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const body = usesIn(operation, 'body')[0];
    const form = body && usesIn(operation, 'formData')[0];
    return form ? { at: '/parameters', values: { body: body.parameter.name, form: form.parameter.name } } : null;
  },
});

/** At most one body; two in the path's own list are reported there. {names}. */
export const oneBody = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const uses = usesIn(operation, 'body');
    if (uses.length < 2 || !uses.some(({ use }) => use.parent === operation)) return null;
    return { at: '/parameters', values: { names: uses.map(({ parameter }) => parameter.name).join(', ') } };
  },
});

/** An operation that sends something says in which format. */
export const consumesPresent = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const form = usesIn(operation, 'formData').length > 0;
    if ((!form && !operation.body) || mediaTypes(operation, 'consumes').length > 0) return null;
    const type = form ? formType(operation) : 'application/json';
    const fix: { fix?: FixIntent } = form && type !== 'multipart/form-data' ? {} : { fix: { set: [type] } };
    return { at: '/consumes', values: { type }, ...fix };
  },
});

function formType(operation: Operation): string {
  return fileIn(operation) ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
}

function fileIn(operation: Operation): Parameter | undefined {
  return usesIn(operation, 'formData').find(({ parameter }) => parameter.object.type === 'file')?.parameter;
}

/** The media types can carry what is sent. {parameter}, {types}. */
export const consumesCompatible = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const types = mediaTypes(operation, 'consumes');
    if (types.length === 0) return null;
    const file = fileIn(operation);
    if (file && !types.includes('multipart/form-data'))
      return compatibility(file, types, 'file', { set: ['multipart/form-data'] });
    const { body } = operation;
    if (!body || !isStructured(body.schema) || !types.every((type) => NO_STRUCTURE.has(type))) return null;
    return compatibility(body, types, undefined, undefined);
  },
});

function compatibility(parameter: Parameter, types: readonly string[], variant?: string, fix?: FixIntent): Report {
  return {
    at: '/consumes',
    values: { parameter: parameter.name, types: types.slice(0, 4).join(', ') },
    ...(variant === undefined ? {} : { case: variant }),
    ...(fix ? { fix } : {}),
  };
}

/** An object or a list, directly or through references. */
function isStructured(schema: Schema | null): boolean {
  const seen = new Set<Schema>();
  for (let next = schema; next && !seen.has(next); next = next.target) {
    seen.add(next);
    const { type, properties, items, allOf } = next.object;
    if (type === 'object' || type === 'array') return true;
    if (type === undefined && (properties ?? items ?? allOf) !== undefined) return true;
  }
  return false;
}

/** A form is sent as a form; a file has a stricter rule. {types}. */
export const formConsumes = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    if (usesIn(operation, 'formData').length === 0 || fileIn(operation)) return null;
    const types = mediaTypes(operation, 'consumes');
    if (types.length === 0 || types.some((type) => FORM_TYPES.has(type))) return null;
    return { at: '/consumes', values: { types: types.slice(0, 4).join(', ') } };
  },
});
