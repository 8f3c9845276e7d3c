/** Ways to sign in: https://spec.openapis.org/oas/v2.0.html#security-scheme-object */
import { isObject } from '../../connector/pointer.ts';
import type { Json } from './plain.ts';
import { picked, type Source } from './source.ts';

const FLOWS = [
  ['authorizationCode', 'accessCode'],
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['clientCredentials', 'application'],
] as const;

/**
 * The first way to sign in that a connector can use, as the definition names it. A connection has one; further ones are
 * parameter sets, which a person has to choose.
 */
export function securityFrom(source: Source): { securityDefinitions: Json; security: Json[] } | null {
  const { components, security } = source.root;
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  const wanted = Array.isArray(security) ? security.flatMap((one) => (isObject(one) ? Object.keys(one) : [])) : [];
  const names = [...new Set([...wanted, ...Object.keys(schemes)])].filter((name) => Object.hasOwn(schemes, name));
  const usable = names.flatMap((name) => {
    const definition = definitionFrom(name, source.at(schemes[name]), source);
    return definition ? [{ name, definition }] : [];
  });
  const [first, ...others] = usable;
  if (!first) return null;
  for (const { name } of others)
    source.lose(`people can also sign in by \`${name}\`: add it as a connection parameter set if flows need it`);
  const scopes = isObject(first.definition.scopes) ? Object.keys(first.definition.scopes) : [];
  return { securityDefinitions: { [first.name]: first.definition }, security: [{ [first.name]: scopes }] };
}

function definitionFrom(name: string, scheme: Json, source: Source): Json | null {
  const description = typeof scheme.description === 'string' ? { description: scheme.description } : {};
  if (scheme.type === 'apiKey' && scheme.in !== 'cookie')
    return { type: 'apiKey', in: scheme.in, name: scheme.name, ...description };
  if (scheme.type === 'http' && String(scheme.scheme).toLowerCase() === 'basic')
    return { type: 'basic', ...description };
  if (scheme.type === 'http' && String(scheme.scheme).toLowerCase() === 'bearer')
    return { type: 'apiKey', in: 'header', name: 'Authorization', ...description };
  const flows = isObject(scheme.flows) ? scheme.flows : {};
  const found = FLOWS.find(([three]) => isObject(flows[three]));
  if (scheme.type === 'oauth2' && found) {
    const flow = flows[found[0]] as Json;
    return {
      type: 'oauth2',
      flow: found[1],
      ...picked(flow, (key) => FLOW_MEMBERS.has(key)),
      scopes: isObject(flow.scopes) ? flow.scopes : {},
    };
  }
  source.lose(`the way to sign in \`${name}\` was left out: connectors can't use it`);
  return null;
}

const FLOW_MEMBERS = new Set(['authorizationUrl', 'tokenUrl']);
