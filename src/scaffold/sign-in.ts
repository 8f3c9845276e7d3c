/** The connection's parameters, as the definition's way to sign in wants them. */
import { isObject } from '../connector/pointer.ts';
import type { Json } from './openapi/plain.ts';

/** `connectionParameters` of apiProperties.json; empty where nobody signs in. */
export function connectionParameters({ securityDefinitions }: Json): Json {
  const [first] = Object.entries(isObject(securityDefinitions) ? securityDefinitions : {});
  const definition = first?.[1];
  if (!first || !isObject(definition)) return {};
  if (definition.type === 'basic')
    return {
      username: textParameter('User name', 'The name you sign in with.', 'string'),
      password: textParameter('Password', 'The password you sign in with.', 'securestring'),
    };
  if (definition.type === 'oauth2') return { token: oauthParameter(definition) };
  const isBearer = definition.name === 'Authorization';
  const how = isBearer ? 'The key with the word Bearer and a space before it.' : 'The key of your account.';
  return { api_key: textParameter('API key', how, 'securestring') };
}

function textParameter(displayName: string, description: string, type: 'string' | 'securestring'): Json {
  const constraints = { tabIndex: type === 'string' ? 2 : 3, clearText: type === 'string', required: 'true' };
  return {
    type,
    uiDefinition: {
      displayName,
      description,
      tooltip: `Enter ${displayName.toLowerCase() === 'api key' ? 'the API key' : `your ${displayName.toLowerCase()}`}.`,
      constraints,
    },
  };
}

/** The client's id and secret are handed over when the connector is submitted; a repository holds none. */
function oauthParameter({ authorizationUrl, tokenUrl, scopes }: Json): Json {
  const address = (url: unknown) => (typeof url === 'string' ? url : 'https://login.example.com/oauth2');
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: '[[DummyValue]]',
      scopes: isObject(scopes) ? Object.keys(scopes) : [],
      redirectMode: 'GlobalPerConnector',
      redirectUrl: 'https://global.consent.azure-apim.net/redirect',
      properties: { IsFirstParty: 'False' },
      customParameters: {
        authorizationUrl: { value: address(authorizationUrl) },
        tokenUrl: { value: address(tokenUrl ?? authorizationUrl) },
        refreshUrl: { value: address(tokenUrl ?? authorizationUrl) },
      },
    },
    uiDefinition: { displayName: 'Sign in', description: 'Sign in with your account.' },
  };
}
