/** Checks of policies: what is done to requests and responses on their way. */
import { addAll } from '../../connector/add-all.ts';
import { escapeToken, isObject, member } from '../../connector/pointer.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { closest } from '../names.ts';

const OPERATIONS = 'x-ms-apimTemplate-operationName';

/** A policy names an operation that the swagger does not have. The message may use {value} and, as case `like`, {right}. */
export const policyOperations = check<'policy'>({
  given: ['policy'],
  keys: ['parameters'],
  run: (node, _, { connector }) => {
    const names = member(node.object.parameters, OPERATIONS);
    if (!connector.api || !knowsOperations(connector.api) || !Array.isArray(names)) return null;
    const ids = new Set(connector.api.operations.map(({ object }) => object.operationId));
    return names.flatMap((name: unknown, index): Report[] => {
      if (ids.has(name)) return [];
      const at = `/parameters/${OPERATIONS}/${index}`;
      if (typeof name !== 'string') return [{ at }];
      return [{ at, ...nearest(name, [...ids]) }];
    });
  },
});

/** Another spelling of an existing id is certain; one that is nearly alike is worth naming. */
function nearest(name: string, ids: readonly unknown[]): Pick<Report, 'case' | 'values' | 'fix'> {
  const texts = ids.filter((id) => typeof id === 'string');
  const same = texts.filter((id) => id.toLowerCase() === name.trim().toLowerCase());
  const [right] = same;
  if (same.length === 1 && right !== undefined) return { case: 'like', values: { right }, fix: { set: right } };
  const like = texts.find((id) => isNear(id.toLowerCase(), name.toLowerCase()));
  return like === undefined ? {} : { case: 'like', values: { right: like } };
}

/** At most one letter put in, left out or replaced, or all of one in the other. Linear: names come from anybody. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return a.length > 5 && b.length > 5 && (a.startsWith(b) || b.startsWith(a));
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Keys of a policy's parameters that no policy reads. The message may use {key}. */
export const policyParameterNames = check<'policy', { prefixes: readonly string[] }>({
  given: ['policy'],
  keys: ['parameters'],
  options: {
    type: 'object',
    required: ['prefixes'],
    properties: { prefixes: { type: 'array', items: { type: 'string' } } },
  },
  run: ({ object }, { prefixes }) =>
    isObject(object.parameters)
      ? Object.keys(object.parameters)
          .filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)))
          .map((key): Report => ({ at: `/parameters/${escapeToken(key)}`, values: { key } }))
      : null,
});

const PREFIX = 'x-ms-apimTemplateParameter.';

interface RequiredOptions {
  readonly required: Readonly<Record<string, readonly string[]>>;
  /** Templates that run without: case `asked`. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
}

const LISTS = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };

/** Parameters that a policy's template needs are missing. The message may use {template} and {parameter}. */
export const policyParametersRequired = check<'policy', RequiredOptions>({
  given: ['policy'],
  keys: ['templateId'],
  options: { type: 'object', required: ['required', 'asked'], properties: { required: LISTS, asked: LISTS } },
  run: ({ object }, { required, asked }) => {
    const template = typeof object.templateId === 'string' ? object.templateId.toLowerCase() : '';
    const missing = (names: unknown) =>
      Array.isArray(names) ? names.filter((name) => member(object.parameters, `${PREFIX}${name}`) === undefined) : [];
    const report = (key: string): Report => ({
      at: isObject(object.parameters) ? `/parameters/${PREFIX}${key}` : '/parameters',
      values: { template, parameter: `${PREFIX}${key}` },
    });
    return [
      ...missing(member(required, template)).map(report),
      ...missing(member(asked, template)).map((key) => ({ ...report(key), case: 'asked' })),
    ];
  },
});

/** The template of a policy is none that the platform offers; case `missing` where none is named. The message may use {value}. */
export const policyTemplate = check<'policy', { known: readonly string[] }>({
  given: ['policy'],
  options: { type: 'object', required: ['known'], properties: { known: { type: 'array', items: { type: 'string' } } } },
  run: ({ object: { templateId } }, { known }) => {
    if (templateId === undefined) return { at: '/templateId', case: 'missing' };
    return typeof templateId === 'string' && known.includes(templateId.toLowerCase()) ? null : { at: '/templateId' };
  },
});

/** Longer texts in a policy's parameters are looked at up to here. */
const MAX_TEXT = 10_000;

/** A policy refers to a connection parameter that is not declared. The message may use {parameter}. */
export const policyConnectionParameters = check<'policy'>({
  given: ['policy'],
  keys: ['parameters'],
  run: ({ object }, _, { connector }) => {
    const parameters = object.parameters;
    if (!isObject(parameters)) return null;
    let declared: ReadonlySet<string> | null = null;
    return Object.entries(parameters).flatMap(([key, value]): Report[] => {
      const names = referencesIn(value);
      if (names.length === 0) return [];
      declared ??= declaredIn(connector.properties?.object.properties);
      const unknown = names.filter((name) => !declared?.has(beforeColon(name)));
      return [...new Set(unknown)].map((parameter) => ({
        at: `/parameters/${escapeToken(key)}`,
        values: { parameter },
      }));
    });
  },
});

/** A call such as `@headers('x')` of something that no policy knows, though it is nearly alike. {right} and {key} */
export const policyExpressions = check<'policy', { known: readonly string[] }>({
  given: ['policy'],
  keys: ['parameters'],
  options: { type: 'object', required: ['known'], properties: { known: { type: 'array', items: { type: 'string' } } } },
  run: ({ object: { parameters } }, { known }) => {
    if (!isObject(parameters)) return null;
    return Object.entries(parameters).flatMap(([key, value]): Report[] => {
      const called = [...textIn(value).matchAll(/@\{?([A-Za-z]{1,60})\(/g)].map((match) => match[1] as string);
      return [...new Set(called)].flatMap((name): Report[] => {
        if (known.some((own) => own.toLowerCase() === name.toLowerCase())) return [];
        const right = closest(name, known);
        return right === null ? [] : [{ at: `/parameters/${escapeToken(key)}`, values: { found: name, right } }];
      });
    });
  },
});

function textIn(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value ?? '')).slice(0, MAX_TEXT);
}

function referencesIn(value: unknown): string[] {
  const text = textIn(value);
  if (!text.includes('connectionParameters')) return [];
  return [...text.matchAll(/@\{?connectionParameters\(\s*'([^']*)'/g)].map((match) => match[1] as string);
}

/** Names with a colon, such as `token:TenantId`, stand for what a parameter holds. */
function beforeColon(name: string): string {
  return (name.split(':')[0] as string).toLowerCase();
}

/** Names of connection parameters, those of parameter sets and the sets themselves included. */
function declaredIn(properties: unknown): ReadonlySet<string> {
  const names = Object.keys(objectOf(member(properties, 'connectionParameters')));
  const values = member(member(properties, 'connectionParameterSets'), 'values');
  for (const set of Array.isArray(values) ? values : [])
    addAll(names, Object.keys(objectOf(member(set, 'parameters'))));
  return new Set(names.map(beforeColon));
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
