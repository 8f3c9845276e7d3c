/** Checks of OAuth settings against what the provider needs and against the swagger. */
import type { Connector } from '../../connector/connector.ts';
import { isObject, member, textOf } from '../../connector/pointer.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { FINDERS } from '../../rules/engine/node-kinds.ts';
import { closest, sameWord } from '../names.ts';
import { inWords, keyLike, oauthSettings } from './model.ts';

const given = ['connection-parameter'] as const;
const keys = ['oAuthSettings'];

/** A provider that the platform does not have; case `like` where one that it has may be meant: {right}. */
export const providerKnown = check<'connection-parameter', { known: readonly string[] }>({
  given,
  keys,
  options: {
    type: 'object',
    required: ['known'],
    additionalProperties: false,
    properties: { known: { type: 'array', items: { type: 'string' } } },
  },
  run: (parameter, { known }) => {
    const provider = oauthSettings(parameter)?.identityProvider;
    if (typeof provider !== 'string' || provider.trim() === '') return null;
    if (known.some((name) => name.toLowerCase() === provider.toLowerCase())) return null;
    const at = '/oAuthSettings/identityProvider';
    const same = sameWord(provider, known);
    if (same !== null) return { at, case: 'like', values: { right: same }, fix: { set: same } };
    const right = closest(provider, known);
    return right === null ? { at } : { at, case: 'like', values: { right } };
  },
});

/** Providers with addresses of their own, under these names. */
const OWN_ADDRESSES = /^oauth2(?:generic|pkce|pkcewithprm)?$/i;

/** Both files say how people sign in, and not the same: a report for each difference. {what}, {own} and {other} */
export const settingsAgree = check<'connection-parameter'>({
  given,
  keys,
  run: (parameter, _, { connector }) => {
    const settings = oauthSettings(parameter);
    const definition = theDefinition(connector);
    if (!settings || !definition || !OWN_ADDRESSES.test(textOf(settings.identityProvider))) return null;
    return [
      address('authorizationUrl', settings, definition),
      address('tokenUrl', settings, definition),
      scopes(settings, definition),
    ].filter((report) => report !== null);
  },
});

/** The one OAuth definition of the swagger; null if there is none, or if it is not clear which is meant. */
function theDefinition(connector: Connector): Record<string, unknown> | null {
  const all = [...FINDERS['security-definition'](connector)].filter(({ object }) => object.type === 'oauth2');
  return all.length === 1 && all[0] ? all[0].object : null;
}

function address(
  name: string,
  { customParameters }: Record<string, unknown>,
  definition: Record<string, unknown>,
): Report | null {
  const key = keyLike(customParameters, name) ?? keyLike(customParameters, `${name}Template`);
  if (key === null) return null;
  const own = hostOf(member(member(customParameters, key), 'value'));
  const other = hostOf(definition[name]);
  if (own === null || other === null || own === other) return null;
  return { at: `/oAuthSettings/customParameters/${key}/value`, case: 'address', values: { what: name, own, other } };
}

/** In lower case; null where it is not an address, or is put together when people sign in. */
function hostOf(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  const host = /^https?:\/\/([^/?#\s]+)/i.exec(url.trim())?.[1];
  return host === undefined || /[{}@[\]<>]/.test(host) ? null : host.toLowerCase();
}

/** What one file has and the other has not. A file that names none leaves it to the other. */
function scopes(settings: Record<string, unknown>, definition: Record<string, unknown>): Report | null {
  const own = scopesIn(settings.scopes);
  const other = isObject(definition.scopes) ? scopesIn(Object.keys(definition.scopes)) : [];
  if (own.length === 0 || other.length === 0) return null;
  const missing = other.filter((scope) => !own.includes(scope));
  const extra = own.filter((scope) => !other.includes(scope));
  if (missing.length + extra.length === 0) return null;
  return { at: '/oAuthSettings/scopes', values: { own: inWords(extra) || 'none', other: inWords(missing) || 'none' } };
}

/** One text may hold several. */
function scopesIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((scope: unknown) => (typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : []));
}
