/** Checks of security definitions, by themselves and against the connection parameters. */
import type { Connector } from '../../connector/connector.ts';
import { escapeToken, isObject, textOf } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { FINDERS } from '../../rules/engine/node-kinds.ts';
import { definitionTypes, hasOAuthParameter, keyLike } from './model.ts';

const URLS: Readonly<Record<string, readonly string[]>> = {
  accessCode: ['authorizationUrl', 'tokenUrl'],
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  application: ['tokenUrl'],
};

/** The addresses a flow goes through; both while the flow is not known. */
function urlsOf(flow: unknown): readonly string[] {
  return typeof flow === 'string' && Object.hasOwn(URLS, flow)
    ? (URLS[flow] as readonly string[])
    : ['authorizationUrl', 'tokenUrl'];
}

const KEYS: Readonly<Record<string, (definition: Record<string, unknown>) => readonly string[]>> = {
  basic: () => [],
  apiKey: () => ['name', 'in'],
  oauth2: ({ flow }) => ['flow', 'scopes', ...urlsOf(flow)],
};

const property = check({
  given: ['security-definition'],
  keys: ['type'],
  run: ({ object }): Report[] => {
    const { type } = object;
    if (typeof type !== 'string' || !Object.hasOwn(KEYS, type)) return [];
    const known = ['type', 'description', ...(KEYS[type]?.(object) ?? [])];
    const kind = type === 'oauth2' && typeof object.flow === 'string' ? `oauth2 (${object.flow})` : type;
    return Object.keys(object)
      .filter((key) => !known.includes(key) && !key.startsWith('x-'))
      .map((key) => ({ at: `/${escapeToken(key)}`, values: { kind }, fix: { remove: true } }));
  },
});

/** A flow that is not known is another rule's matter. */
const urls = check({
  given: ['security-definition'],
  keys: ['flow'],
  run: ({ object }): Report[] => {
    const { type, flow } = object;
    if (type !== 'oauth2' || typeof flow !== 'string' || !Object.hasOwn(URLS, flow)) return [];
    return urlsOf(flow)
      .filter((key) => typeof object[key] !== 'string' || object[key].trim() === '')
      .map((key) => ({ at: `/${key}`, values: { flow } }));
  },
});

function parameterNames(connector: Connector): string[] {
  return [...FINDERS['connection-parameter'](connector)].map(({ key }) => (key ?? '').toLowerCase());
}

const PARAMETERS = '/properties/connectionParameters';

const matchApiKey = check({
  given: ['properties'],
  run: ({ object }, _, { connector }): Report | null => {
    if (!definitionTypes(connector).includes('apiKey')) return null;
    const own = isObject(object.properties) ? object.properties : {};
    const filled = (value: unknown) => isObject(value) && Object.keys(value).length > 0;
    return filled(own.connectionParameters) || filled(own.connectionParameterSets) ? null : { at: PARAMETERS };
  },
});

const matchBasic = check({
  given: ['properties'],
  run: (_node, _, { connector }): Report | null => {
    if (!definitionTypes(connector).includes('basic')) return null;
    const names = parameterNames(connector);
    const missing = ['username', 'password'].filter((name) => !names.includes(name));
    if (missing.length === 0) return null;
    return { at: PARAMETERS, values: { missing: missing.map((name) => `\`${name}\``).join(' and ') } };
  },
});

const matchOAuth2 = check({
  given: ['properties'],
  run: (_node, _, { connector }): Report | null => {
    const types = definitionTypes(connector);
    const all = types.length > 0 && types.every((type) => type === 'oauth2');
    return all && !hasOAuthParameter(connector) ? { at: PARAMETERS } : null;
  },
});

const oauth2Defined = check({
  given: ['document'],
  run: (_node, _, { connector }): Report | null =>
    hasOAuthParameter(connector) && !definitionTypes(connector).includes('oauth2')
      ? { at: '/securityDefinitions' }
      : null,
});

const SECRET = /api_?key|secret|password|passwd|token/i;
const PLAIN = ['string', 'int', 'bool'];

/** What people type in; hidden parameters and those of sign-ins are none of that. */
const secretType = check({
  given: ['connection-parameter'],
  keys: ['type'],
  run: ({ key, object }): Report | null => {
    const name = key ?? '';
    if (!SECRET.test(name) || name.startsWith('token:') || /url/i.test(name)) return null;
    const type = typeof object.type === 'string' ? object.type : '';
    if (!PLAIN.includes(type.toLowerCase()) || isHidden(object)) return null;
    return { at: '/type', fix: { set: 'securestring' } };
  },
});

function isHidden({ uiDefinition }: Record<string, unknown>): boolean {
  const constraints = isObject(uiDefinition) ? uiDefinition.constraints : null;
  const key = keyLike(constraints, 'hidden');
  return isObject(constraints) && key !== null && textOf(constraints[key]).toLowerCase() === 'true';
}

export const DEFINITION_CHECKS: CheckTable = {
  'security-definition-property': property,
  'oauth2-urls': urls,
  'match-apikey': matchApiKey,
  'match-basic': matchBasic,
  'match-oauth2': matchOAuth2,
  'oauth2-defined': oauth2Defined,
  'secret-type': secretType,
};
