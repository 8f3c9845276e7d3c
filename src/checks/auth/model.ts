/** What a connector says about signing in, in both of its files. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { isObject, member } from '../../connector/pointer.ts';
import { FINDERS } from '../../rules/engine/node-kinds.ts';

/** The security definitions' types; other values than texts are left out. */
export function definitionTypes(connector: Connector): string[] {
  const types = [...FINDERS['security-definition'](connector)].map(({ object }) => object.type);
  return types.filter((type) => typeof type === 'string');
}

/** A security definition by its name in a requirement; undefined if there is none. */
export function definitionNamed(node: JsonNode, name: string): unknown {
  return member(member(node.document.root, 'securityDefinitions'), name);
}

/** Whether a connection parameter, perhaps in a set, starts an OAuth sign-in. */
export function hasOAuthParameter(connector: Connector): boolean {
  return [...FINDERS['connection-parameter'](connector)].some(
    ({ object: { type } }) => typeof type === 'string' && type.toLowerCase() === 'oauthsetting',
  );
}

/** A connection parameter's OAuth settings; null where it has none. */
export function oauthSettings(parameter: JsonNode): Record<string, unknown> | null {
  const settings = parameter.object.oAuthSettings;
  return isObject(settings) ? settings : null;
}

/** The key of an object that is a name but for the letters' case, the exact one first. */
export function keyLike(object: unknown, name: string): string | null {
  if (!isObject(object)) return null;
  if (Object.hasOwn(object, name)) return name;
  const lower = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === lower) ?? null;
}

/** Whether the publisher is Microsoft, whose connectors may be first-party ones. */
export function isMicrosofts({ properties }: Connector): boolean {
  const own = properties?.object.properties;
  return isObject(own) && typeof own.publisher === 'string' && /^\s*microsoft\b/i.test(own.publisher);
}

/** Names as code: `a`, `b` and `c`; of more than four the first three. */
export function inWords(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 4 ? 3 : 4).map((name) => `\`${name}\``);
  if (names.length > 4) return `${shown.join(', ')} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
