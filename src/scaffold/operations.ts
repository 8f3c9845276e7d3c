/** Fills in what certification asks of operations and can be told from their names. What needs a person stays open: check names it. */
import { humanise } from '../checks/parameter/label-from-identifier.ts';
import { isObject } from '../connector/pointer.ts';
import { METHODS } from '../connector/swagger/nodes.ts';
import type { Json } from './openapi/plain.ts';

const VERBS: Readonly<Record<string, string>> = {
  get: 'Get',
  put: 'Update',
  post: 'Create',
  delete: 'Delete',
  patch: 'Change',
};

/** An operation's summary has at most so many characters. */
const MAX_SUMMARY = 80;

/** The definition with its operations completed. */
export function withNames(swagger: Json): Json {
  const taken = new Set<string>();
  const paths = Object.entries(isObject(swagger.paths) ? swagger.paths : {}).map(([path, item]) => [
    path,
    isObject(item) ? itemWithNames(item, path, taken) : item,
  ]);
  return { ...swagger, paths: Object.fromEntries(paths) };
}

function itemWithNames(item: Json, path: string, taken: Set<string>): Json {
  return Object.fromEntries(
    Object.entries(item).map(([key, operation]) => {
      const isMethod = METHODS.has(key);
      return [key, isMethod && isObject(operation) ? named(operation, key, path, taken) : operation];
    }),
  );
}

function named(operation: Json, method: string, path: string, taken: Set<string>): Json {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.map(labelled) : undefined;
  const operationId = freeName(idOf(operation, method, path), taken);
  return {
    ...{ operationId, summary: summaryOf(operation, operationId) },
    ...operation,
    ...{ operationId, summary: summaryOf(operation, operationId) },
    ...(parameters ? { parameters } : {}),
  };
}

/** Letters and digits in PascalCase: `list_pets` is `ListPets`, `GET /pets/{id}` without a name is `GetPetsById`. */
function idOf({ operationId }: Json, method: string, path: string): string {
  const given = typeof operationId === 'string' ? pascal(operationId) : '';
  if (/^[A-Z]/.test(given)) return given;
  const steps = path
    .slice(0, 300)
    .split('/')
    .map((step) => (step.startsWith('{') ? `By ${step}` : step));
  return pascal(`${VERBS[method] ?? method} ${steps.join(' ')}`);
}

function pascal(text: string): string {
  const words = text
    .slice(0, 300)
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 100);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted === '' ? 'Operation' : wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** A name as people read it: no sentence, and none of the signs that the platform refuses. */
function summaryOf({ summary }: Json, operationId: string): string {
  const text =
    typeof summary === 'string'
      ? summary
          .replaceAll(/[/()[\]{}]+/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim()
      : '';
  const short = text.length <= MAX_SUMMARY ? text : '';
  const plain = short.replace(/[.!?:;,\s-]{1,20}$/, '');
  return plain === '' ? humanise(operationId) : plain;
}

/** A label for whoever fills in the form. Bodies have theirs inside. */
function labelled(parameter: unknown): unknown {
  if (!isObject(parameter) || typeof parameter.name !== 'string' || parameter.in === 'body') return parameter;
  const label = humanise(parameter.name);
  return parameter['x-ms-summary'] === undefined && label !== '' ? { ...parameter, 'x-ms-summary': label } : parameter;
}
