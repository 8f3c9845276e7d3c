/** Checks of OAuth settings: the client's id and secret, whose it is, the provider and what it needs. */
import { isObject, member, textOf } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { oauthChoice } from '../readme/oauth.ts';
import { RESTRICTION_OPTIONS, type Restriction } from '../restriction.ts';
import { inWords, isMicrosofts, keyLike, oauthSettings } from './model.ts';

/** A GUID is one as well. */
const TOKEN = /^[\w.~+/=-]{20,}$/;
const DUMMY_WORD =
  /dummy|placeholder|your|client|secret|change|replace|insert|enter|provide|example|sample|todo|fake|hidden|redact|removed|test|none|null|n\/a|xxx|1234567|abc-?123|[[\]<>{}*]|\.\.\.|\s/i;

/** A text that nobody could take for a real id or secret: a word that says so, or hardly any different characters. */
function isDummy(text: string): boolean {
  return DUMMY_WORD.test(text) || new Set(text.slice(0, 200).replaceAll('-', '')).size < 5;
}

function looksReal(id: string): boolean {
  return TOKEN.test(id) && !isDummy(id);
}

const DUMMY = '[[DummyValue]]';
const given = ['connection-parameter'] as const;
const keys = ['oAuthSettings'];

const clientIdPresent = check({
  given,
  keys,
  run: (parameter): Report | null => {
    const settings = oauthSettings(parameter);
    const key = keyLike(settings, 'clientId');
    if (!settings || (key !== null && settings[key] !== '')) return null;
    return { at: `/oAuthSettings/${key ?? 'clientId'}`, fix: { set: DUMMY } };
  },
});

const clientIdReal = check({
  given,
  keys,
  run: (parameter): Report | null => {
    const settings = oauthSettings(parameter);
    const key = keyLike(settings, 'clientId');
    const id = key === null ? null : settings?.[key];
    if (typeof id !== 'string' || !looksReal(id.trim())) return null;
    return { at: `/oAuthSettings/${key}`, fix: { set: DUMMY } };
  },
});

/** With `dummy` a secret that is none, else one that may be real. The value is in no message. */
const clientSecret = check<'connection-parameter', { dummy: boolean }>({
  given,
  keys,
  options: {
    type: 'object',
    required: ['dummy'],
    additionalProperties: false,
    properties: { dummy: { type: 'boolean' } },
  },
  run: (parameter, { dummy }) => {
    const settings = oauthSettings(parameter);
    const key = keyLike(settings, 'clientSecret');
    const secret = key === null ? null : settings?.[key];
    if (typeof secret !== 'string' || secret.trim() === '' || isDummy(secret.trim()) !== dummy) return null;
    return { at: `/oAuthSettings/${key}`, fix: { remove: true } };
  },
});

const firstPartyPresent = check({
  given,
  keys,
  run: (parameter, _, { connector }): Report | null => {
    const settings = oauthSettings(parameter);
    if (!settings || keyLike(settings.properties, 'IsFirstParty') !== null) return null;
    const nested = isObject(settings.properties);
    const at = nested ? '/oAuthSettings/properties/IsFirstParty' : '/oAuthSettings/properties';
    const certain = !isMicrosofts(connector) && (nested || settings.properties === undefined);
    return { at, ...(certain ? { fix: { set: nested ? 'False' : { IsFirstParty: 'False' } } } : {}) };
  },
});

const firstPartyFalse = check({
  given,
  keys,
  run: (parameter, _, { connector }): Report | null => {
    const own = oauthSettings(parameter)?.properties;
    const key = keyLike(own, 'IsFirstParty');
    if (!isObject(own) || key === null || isMicrosofts(connector)) return null;
    if (textOf(own[key]).toLowerCase() === 'false') return null;
    return { at: `/oAuthSettings/properties/${key}`, fix: { set: 'False' } };
  },
});

/** With `client_credentials` nobody is sent anywhere to sign in. */
function signsPeopleIn(settings: Record<string, unknown>): boolean {
  const key = keyLike(settings.customParameters, 'grantType');
  const grant = key === null ? null : member(settings.customParameters, key);
  return textOf(member(grant, 'value') ?? grant).toLowerCase() !== 'client_credentials';
}

interface ParameterOptions {
  readonly provider: string;
  readonly required: readonly string[];
  /** Only spoken of where these are there: what lacks them too is another rule's matter. */
  readonly beside?: readonly string[];
}

/** What nobody needs where a service signs in by itself. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['authorizationUrl', 'refreshUrl']);

/** Parameters without which a provider can't be called; one finding for all that are missing. */
const customParameters = check<'connection-parameter', ParameterOptions>({
  given,
  keys,
  options: {
    type: 'object',
    required: ['provider', 'required'],
    additionalProperties: false,
    properties: {
      provider: { type: 'string' },
      required: { type: 'array', items: { type: 'string' } },
      beside: { type: 'array', items: { type: 'string' } },
    },
  },
  run: (parameter, { provider, required, beside = [] }) => {
    const settings = oauthSettings(parameter);
    const own = settings?.identityProvider;
    if (!settings || typeof own !== 'string' || own.toLowerCase() !== provider) return null;
    const lacks = (name: string) => keyLike(settings.customParameters, name) === null;
    const asked = signsPeopleIn(settings) ? required : required.filter((name) => !OF_PEOPLE.has(name));
    // The client's id stands beside the other settings as well.
    const missing = asked.filter((name) => lacks(name) && !(name === 'clientId' && keyLike(settings, name) !== null));
    if (missing.length === 0 || beside.some(lacks)) return null;
    return {
      at: `/oAuthSettings/customParameters/${missing[0]}`,
      values: { missing: inWords(missing) },
    };
  },
});

const REDIRECT = /^https:\/\/global\.consent\.azure-apim\.net\/redirect(?:\/[^/\s]+)?\/?$/;

/** Which address is right for a connector of its own redirect can't be told from here. */
const redirectUrl = check({
  given,
  keys,
  run: (parameter): Report | null => {
    const settings = oauthSettings(parameter);
    const url = settings?.redirectUrl;
    if (typeof url !== 'string' || url === '' || REDIRECT.test(url)) return null;
    const fix = { set: 'https://global.consent.azure-apim.net/redirect' };
    return { at: '/oAuthSettings/redirectUrl', ...(settings?.redirectMode === 'Global' ? { fix } : {}) };
  },
});

/** OAuth of any kind, told once. Only while its pause is in force: {since}. */
const oauthPaused = check<'folder', { restriction: Restriction }>({
  given: ['folder'],
  options: RESTRICTION_OPTIONS,
  run: (connector, { restriction }) => {
    const node = restriction['in-force'] ? oauthChoice(connector) : null;
    return node ? { node, values: { since: restriction.since } } : null;
  },
});

export const CLIENT_CHECKS: CheckTable = {
  'client-id-present': clientIdPresent,
  'client-id-real': clientIdReal,
  'client-secret': clientSecret,
  'first-party-present': firstPartyPresent,
  'first-party-false': firstPartyFalse,
  'oauth-custom-parameters': customParameters,
  'oauth-paused': oauthPaused,
  'redirect-url': redirectUrl,
};
