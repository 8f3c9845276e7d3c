/** Whether people need an app of their own to sign in, and whether the readme tells them how. */
import type { Connector } from '../../connector/connector.ts';
import { isObject, member, textOf, valueAt } from '../../connector/pointer.ts';

/** OAuth by a connection parameter or a security definition. */
export function usesOAuth(connector: Connector): boolean {
  const properties = connector.properties?.object.properties;
  const sets = valueAt(properties, '/connectionParameterSets/values');
  const groups = [member(properties, 'connectionParameters')];
  for (const set of Array.isArray(sets) ? sets : []) groups.push(member(set, 'parameters'));
  if (groups.some((group) => hasType(group, 'oauthsetting'))) return true;
  return hasType(connector.api?.root.object.securityDefinitions, 'oauth2');
}

function hasType(group: unknown, type: string): boolean {
  return isObject(group) && Object.values(group).some((entry) => textOf(member(entry, 'type')).toLowerCase() === type);
}

/** The readme mentions what registering an app is about. */
export function explainsApp(connector: Connector): boolean {
  const text = connector.readme?.source.text ?? '';
  return /redirect|client[\s_-]?id\b|\bapp(?:lication)? registration|\bregister/i.test(text);
}
