/** Checks of where parameters stand: in the path's template, and once in each list. */
import { isDeepStrictEqual } from 'node:util';
import type { Operation, Parameter, ParameterUse, PathItem } from '../../connector/swagger/nodes.ts';
import type { Report } from '../../rules/engine/check.ts';
import { declared } from '../schema/resolve.ts';

/** A path parameter is in force in an operation whose path has no place for it. */
export function pathParameterInTemplate(parameter: Parameter): Report | null {
  const { name } = parameter.object;
  if (parameter.location !== 'path' || typeof name !== 'string' || name === '') return null;
  const place = `{${name}}`;
  const operation = parameter.operations.find(({ path }) => !path.template.includes(place));
  if (!operation) return null;
  const use = operation.parameters.find((entry) => entry.parameter === parameter)?.use;
  const report = { at: use === parameter ? '/name' : '', values: { path: operation.path.template, parameter: name } };
  return use ? { node: use, ...report } : report;
}

/** An operation's own list names a parameter twice. The path's list has a check of its own. */
export function operationParametersUnique(operation: Operation): Report[] {
  return repeated(
    operation.parameters.filter(({ use }) => use.parent === operation),
    operation.name,
  );
}

/** A path's list names a parameter twice. */
export function pathParametersUnique(path: PathItem): Report[] {
  return repeated(path.parameters, path.template);
}

/** Uses whose name and place an earlier one has. Where both declare the same, the later one is certainly too many. */
function repeated(uses: readonly ParameterUse[], list: string): Report[] {
  const reports: Report[] = [];
  const seen = new Map<string, Parameter>();
  for (const { use, parameter } of uses) {
    const { name } = parameter.object;
    if (typeof name !== 'string') continue;
    const key = `${parameter.location} ${name}`;
    const first = seen.get(key);
    if (!first) seen.set(key, parameter);
    else {
      const same = first === parameter || isDeepStrictEqual(first.value, parameter.value);
      reports.push({
        node: use,
        at: '',
        values: { parameter: name, place: parameter.location, list },
        ...(same ? { fix: { remove: true } } : {}),
      });
    }
  }
  return reports;
}

/** A path's list has a second body. */
export function pathSingleBody(path: PathItem): Report[] {
  const bodies = path.parameters.filter(({ parameter }) => parameter.location === 'body');
  return bodies.slice(1).map(({ use, parameter }) => ({
    node: use,
    at: '',
    values: { path: path.template, first: bodies[0]?.parameter.name ?? '', parameter: parameter.name },
  }));
}

const URLENCODED = 'application/x-www-form-urlencoded';

/** Binary data in a form that can't carry it. The message may use {operation}. */
export function binaryInUrlencodedForm(parameter: Parameter): Report | null {
  const object = parameter.location === 'formData' ? parameter.object : bodyOf(parameter);
  if (object?.type !== 'string' || object.format !== 'binary') return null;
  const operation = parameter.operations.find(consumesUrlencoded);
  return operation ? { at: parameter.schema ? '/schema' : '/format', values: { operation: operation.name } } : null;
}

function bodyOf(parameter: Parameter): Record<string, unknown> | null {
  return parameter.location === 'body' && parameter.schema ? declared(parameter.schema).object : null;
}

function consumesUrlencoded(operation: Operation): boolean {
  const types = operation.object.consumes ?? operation.path.parent?.object.consumes;
  if (!Array.isArray(types)) return false;
  return types.some((type) => typeof type === 'string' && type.trim().toLowerCase().split(';')[0] === URLENCODED);
}
