/** Checks of how operations send their values: body, form, media types. */
import type { Operation, Parameter, ParameterUse, Schema } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { mediaTypes } from './media.ts';

const FORM_TYPES: ReadonlySet<string> = new Set(['multipart/form-data', 'application/x-www-form-urlencoded']);

/** Types that can't carry an object or a list as the platform writes it. */
const NO_STRUCTURE: ReadonlySet<string> = new Set([...FORM_TYPES, 'text/plain', 'application/octet-stream']);

export function usesIn(operation: Operation, location: string): ParameterUse[] {
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

/** The media types can carry what is sent. {parameter}, {types}, {kind}. */
export const consumesCompatible = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const types = mediaTypes(operation, 'consumes');
    if (types.length === 0) return null;
    const file = fileIn(operation);
    if (file && !types.includes('multipart/form-data')) {
      const values = { parameter: file.name, types: listed(types) };
      return { at: '/consumes', case: 'file', values, fix: { set: ['multipart/form-data'] } };
    }
    const { body } = operation;
    const kind = body && kindOf(body.schema);
    if (!kind || !types.every((type) => NO_STRUCTURE.has(type))) return null;
    return { at: '/consumes', values: { parameter: body.name, types: listed(types), kind } };
  },
});

function listed(types: readonly string[]): string {
  return types.slice(0, 4).join(', ');
}

/** Whether an object or a list is sent, said by the schema or through its references. */
function kindOf(schema: Schema | null): 'an object' | 'a list' | null {
  const seen = new Set<Schema>();
  for (let next = schema; next && !seen.has(next); next = next.target) {
    seen.add(next);
    const { type, properties, items, allOf } = next.object;
    if (type === 'array' || (type === undefined && items !== undefined)) return 'a list';
    if (type === 'object' || (type === undefined && (properties ?? allOf) !== undefined)) return 'an object';
  }
  return null;
}

/** A form is sent as a form; a file has a stricter rule. {types}. */
export const formConsumes = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    if (usesIn(operation, 'formData').length === 0 || fileIn(operation)) return null;
    const types = mediaTypes(operation, 'consumes');
    if (types.length === 0 || types.some((type) => FORM_TYPES.has(type))) return null;
    return { at: '/consumes', values: { types: listed(types) } };
  },
});

/** The file an operation sends in a form. */
export function fileIn(operation: Operation): Parameter | undefined {
  return usesIn(operation, 'formData').find(({ parameter }) => parameter.object.type === 'file')?.parameter;
}
