/** Whether people need an app of their own to sign in, and whether the readme tells them how. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { textOf } from '../../connector/pointer.ts';
import { FINDERS } from '../../rules/engine/node-kinds.ts';

/** OAuth by a connection parameter or a security definition. */
export function usesOAuth(connector: Connector): boolean {
  return oauthChoice(connector) !== null;
}

/** Where OAuth is chosen: the first such connection parameter, else the first such security definition. */
export function oauthChoice(connector: Connector): JsonNode | null {
  const parameter = [...FINDERS['connection-parameter'](connector)].find(hasType('oauthsetting'));
  return parameter ?? [...FINDERS['security-definition'](connector)].find(hasType('oauth2')) ?? null;
}

function hasType(type: string): (node: JsonNode) => boolean {
  return ({ object }) => textOf(object.type).toLowerCase() === type;
}

/** The readme mentions what registering an app is about. */
export function explainsApp(connector: Connector): boolean {
  const text = connector.readme?.source.text ?? '';
  return /redirect|client[\s_-]?id\b|\bapp(?:lication)? registration|\bregister/i.test(text);
}
