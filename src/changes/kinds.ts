/** Every kind of change that is told apart: what it does to flows, whether an update of it alone is minor, and its words. */

/** `breaking`: flows fail, or lose what they read or send. `look`: a person has to judge. `harmless`: flows notice nothing. */
export type Impact = 'breaking' | 'look' | 'harmless';

export interface KindInfo {
  readonly impact: Impact;
  /** Texts, contact, icon, readme and publisher: the shorter track of certification. */
  readonly minor?: true;
  /** Said after the name of the operation or thing; placeholders as in rules' messages. */
  readonly words: string;
}

const breaking = (words: string): KindInfo => ({ impact: 'breaking', words });
const look = (words: string): KindInfo => ({ impact: 'look', words });
const harmless = (words: string): KindInfo => ({ impact: 'harmless', words });
const minor = (words: string, impact: Impact = 'harmless'): KindInfo => ({ impact, minor: true, words });

const OPERATION_KINDS = {
  'operation-removed': breaking('is gone'),
  'operation-added': harmless('is new'),
  'operation-id-renamed': breaking('is now called `{to}` (`operationId`), was `{from}`'),
  'method-changed': breaking('is called by {to} instead of {from}'),
  'path-changed': breaking('is at `{to}` instead of `{from}`'),
  'trigger-kind-changed': breaking('was {from} and is {to}'),
  'trigger-mode-changed': breaking('runs flows as `{to}` instead of `{from}`'),
  'operation-made-internal': look('is no longer shown to people'),
  'operation-made-visible': harmless('is now shown to people'),
  'operation-deprecated': look('is deprecated'),
  'operation-undeprecated': harmless('is no longer deprecated'),
  'annotation-changed': harmless('has another family or revision'),
  'operation-text-changed': minor('has other texts ({keys})'),
  'operation-visibility-changed': harmless('stands elsewhere in the list of actions (`x-ms-visibility`)'),
  'paging-changed': look('pages its results in another way'),
  'operation-security-changed': look('asks for other credentials'),
  'media-type-removed': breaking('no longer takes its body as {value} (`consumes`)'),
  'media-type-added': harmless('takes its body as {value}, too (`consumes`)'),
  'operation-media-types-changed': look('returns other media types (`produces`)'),
  'operation-metadata-changed': harmless('has other settings ({keys})'),
} as const satisfies Record<string, KindInfo>;

const PARAMETER_KINDS = {
  'parameter-removed': breaking('lost the parameter `{path}`'),
  'parameter-renamed': breaking('has a parameter that is called `{to}` instead of `{from}`'),
  'parameter-added': harmless('has a new optional parameter `{path}`'),
  'required-parameter-added': breaking('asks for the new parameter `{path}`'),
  'parameter-made-required': breaking('asks for `{path}`, which people could leave out'),
  'parameter-made-optional': harmless('no longer asks for `{path}`'),
  'parameter-type-changed': breaking('wants `{path}` as {to} instead of {from}'),
  'parameter-location-changed': breaking('takes `{path}` in {to} instead of {from}'),
} as const satisfies Record<string, KindInfo>;

const BODY_KINDS = {
  'body-property-removed': breaking('no longer takes `{path}`'),
  'body-property-added': harmless('takes a new optional `{path}`'),
  'required-body-property-added': breaking('asks for the new `{path}`'),
  'body-property-made-required': breaking('asks for `{path}`, which people could leave out'),
  'body-property-made-optional': harmless('no longer asks for `{path}`'),
  'body-property-type-changed': breaking('wants `{path}` as {to} instead of {from}'),
} as const satisfies Record<string, KindInfo>;

const RESPONSE_KINDS = {
  'response-property-removed': breaking('no longer returns `{path}`'),
  'response-property-added': harmless('returns a new `{path}`'),
  'response-property-made-required': harmless('always returns `{path}`'),
  'response-property-made-optional': harmless('may leave `{path}` out'),
  'response-property-type-changed': breaking('returns `{path}` as {to} instead of {from}'),
  'response-root-type-changed': breaking('returns {to} instead of {from}'),
  'response-schema-added': harmless('says what it returns'),
  'response-code-changed': harmless('answers with {to} instead of {from}'),
  'response-text-changed': minor('describes its answer {code} in other words'),
  'response-headers-changed': look('returns other headers'),
  'response-added': harmless('may answer with {code}'),
  'response-removed': look('no longer describes its answer {code}'),
  'error-response-changed': harmless('describes its failures ({code}) in another way'),
} as const satisfies Record<string, KindInfo>;

const FIELD_KINDS = {
  'property-renamed': breaking('has a property that is called `{to}` instead of `{path}`'),
  'enum-value-removed': breaking('no longer offers {value} for `{path}`'),
  'enum-value-added': harmless('offers {value} for `{path}`'),
  'enum-value-renamed': breaking('offers {to} instead of {from} for `{path}`'),
  'enum-introduced': breaking('takes only {value} for `{path}`'),
  'default-changed': look('fills `{path}` with {to} instead of {from} where people leave it empty'),
  'format-changed': look('has `{path}` in the format {to} instead of {from}'),
  'constraint-changed': look('has other limits for `{path}` ({keys})'),
  'dynamic-changed': look('gets the choices or fields of `{path}` in another way'),
  'encoding-changed': look('encodes `{path}` in another way'),
  'field-hidden': look('no longer shows `{path}`'),
  'field-visibility-changed': harmless('shows `{path}` elsewhere (`x-ms-visibility`)'),
  'field-text-changed': minor('has other texts at `{path}` ({keys})'),
  'field-metadata-changed': harmless('has other settings at `{path}` ({keys})'),
  'type-specified': harmless('now says that `{path}` is {to}'),
  'type-dropped': look('no longer says that `{path}` is {from}'),
  'additional-properties-changed': look('takes or returns other further properties in `{path}`'),
} as const satisfies Record<string, KindInfo>;

const CONNECTION_KINDS = {
  'connection-parameter-added': breaking('is new and required'),
  'optional-connection-parameter-added': harmless('is new and optional'),
  'connection-parameter-removed': breaking('is gone'),
  'connection-parameter-renamed': breaking('has the name `{to}` instead of `{from}`'),
  'connection-parameter-moved': look('now stands in the set `{to}` only'),
  'connection-parameter-type-changed': breaking('is a {to} instead of a {from}'),
  'connection-parameter-made-required': breaking('is required, was optional'),
  'connection-parameter-made-optional': harmless('is no longer required'),
  'connection-parameter-text-changed': minor('has other texts ({keys})'),
  'connection-parameter-changed': look('has other settings ({keys})'),
  'oauth-settings-changed': look('signs in with other settings ({keys})'),
  'connection-set-added': harmless('is a new way to sign in'),
  'connection-set-removed': breaking('is no longer a way to sign in'),
  'auth-type-changed': breaking('signs in by {to} instead of {from}'),
  'security-definition-changed': look('has other settings ({keys})'),
  'security-definition-renamed': harmless('is now called `{to}` in the definition'),
  'security-changed': look('asks for other credentials'),
} as const satisfies Record<string, KindInfo>;

const CONNECTOR_KINDS = {
  'connector-removed': breaking('is removed'),
  'host-changed': look('is at `{to}` instead of `{from}`'),
  'base-path-changed': look('has the base path `{to}` instead of `{from}`'),
  'schemes-changed': look('is reached by {to} instead of {from}'),
  'media-types-changed': look('returns other media types (`produces`)'),
  'title-changed': look('is called `{to}` instead of `{from}`'),
  'publisher-changed': minor('is published by `{to}` instead of `{from}`', 'look'),
  'stack-owner-changed': look('has the stack owner `{to}` instead of `{from}`'),
  'version-changed': minor('has the version {to} instead of {from}'),
  'connector-text-changed': minor('has other texts or contacts ({keys})'),
  'document-metadata-changed': harmless('has other settings ({keys})'),
  'policy-added': look('has a new policy `{name}`'),
  'policy-removed': look('lost the policy `{name}`'),
  'policy-changed': look('has other settings of the policy `{name}`'),
  'capabilities-changed': look('has other capabilities'),
  'script-added': look('runs code of its own'),
  'script-removed': look('no longer runs code of its own'),
  'script-changed': look('runs other code'),
  'script-operations-changed': look('runs its code for other operations'),
  'brand-color-changed': minor('has another colour'),
  'icon-changed': minor('has another icon'),
  'readme-changed': minor('has another readme'),
  'properties-changed': look('has other properties ({keys})'),
  'file-changed': harmless('has another `{name}`'),
} as const satisfies Record<string, KindInfo>;

export const KINDS = {
  ...OPERATION_KINDS,
  ...PARAMETER_KINDS,
  ...BODY_KINDS,
  ...RESPONSE_KINDS,
  ...FIELD_KINDS,
  ...CONNECTION_KINDS,
  ...CONNECTOR_KINDS,
} as const satisfies Record<string, KindInfo>;

export type ChangeKind = keyof typeof KINDS;
