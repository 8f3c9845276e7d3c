/** Requests held against a route's schema, refused in GitHub's words. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { GitHubError, notModelled } from '../model/errors.ts';
import type { Route } from './route.ts';

const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, allowUnionTypes: true, verbose: true });
const compiled = new WeakMap<object, ValidateFunction>();

/** Shorthands for writing schemas. */
export const text = { type: 'string' } as const;
export const textOrNull = { type: ['string', 'null'] } as const;
export const whole = { type: 'integer' } as const;
export const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more }) as const;
export const oneOf = (...values: string[]) => ({ type: 'string', enum: values }) as const;
export const object = (properties: Record<string, object>, required: readonly string[] = []) =>
  ({ type: 'object', properties, required, additionalProperties: false }) as const;

/** Throws 422 on a body GitHub would refuse, and 501 on a property the simulator does not model. */
export function checkBody(route: Route, body: unknown): void {
  const schema = route.body ?? object({});
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(body)) return;
  const error = validate.errors?.[0];
  if (!error) return;
  const where = error.instancePath.replace(/^\//, '').replaceAll('/', '.');
  if (error.keyword === 'additionalProperties') {
    const name = [where, error.params.additionalProperty].filter(Boolean).join('.');
    throw notModelled(`the field ${name} of ${route.method} ${route.path}`);
  }
  throw new GitHubError(422, `Invalid request.\n\n${sentence(error, where)}`);
}

/** GitHub's sentences, as seen in its answers. */
function sentence(error: ErrorObject, where: string): string {
  const { keyword, params, data } = error;
  if (keyword === 'required') return `"${params.missingProperty}" wasn't supplied.`;
  if (keyword === 'maxItems')
    return `No more than ${params.limit} items are allowed; ${(data as unknown[]).length} were supplied.`;
  if (keyword === 'maxLength')
    return `Only ${params.limit} characters are allowed; ${(data as string).length} were supplied.`;
  if (keyword === 'enum')
    return `For 'properties/${where}', ${JSON.stringify(data)} is not a member of ${JSON.stringify(params.allowedValues)}.`;
  if (keyword === 'type') return `For 'properties/${where}', ${JSON.stringify(data)} is not a ${params.type}.`;
  return `For 'properties/${where}', ${error.message}.`;
}

/** Throws 501 on a query parameter the simulator does not model. */
export function checkQuery(route: Route, url: URL): void {
  for (const name of url.searchParams.keys()) {
    if (name === 'page' || name === 'per_page' || route.query?.includes(name)) continue;
    throw notModelled(`the parameter ${name} of ${route.method} ${route.path}`);
  }
}
