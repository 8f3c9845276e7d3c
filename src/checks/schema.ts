/** Checks of the schema rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { schemaDepth } from './schema/depth.ts';
import { enumTitles, enumValuesInEnum, listUnique } from './schema/enums.ts';
import { plainKeys, schemaKeys } from './schema/keys.ts';
import { formatKnown, knownWord, refusedKeywords, schemaTyped } from './schema/keywords.ts';
import { exclusiveNeedsLimit, limitsCount, limitsOrdered, patternValid } from './schema/limits.ts';
import { requiredLoop } from './schema/loop.ts';
import { binaryPlace, discriminator, filePlace, filterFunctions } from './schema/places.ts';
import { currentNames, propertyText, textIsKey, textRepeats } from './schema/property-texts.ts';
import { internalDefaultRequired, requiredDefined, requiredIsList, requiredReadOnly } from './schema/required.ts';
import { propertyObjectEmpty, responseObjectEmpty, responseSchemaEmpty } from './schema/responses.ts';
import { definitionsCount, schemaCount } from './schema/size.ts';
import { defaultInEnum, defaultType, enumType } from './schema/values.ts';

/** Nodes that have a type, and with it values and limits. */
const TYPED = ['parameter', 'schema'] as const;

const POINTER = { type: 'string', pattern: '^/[^/]+$' };
const NAMES = { type: 'array', minItems: 1, items: { type: 'string' } };
const PAIRS = { type: 'array', minItems: 1, items: { type: 'array', items: { type: 'string' } } };
const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const LIMIT = options({ limit: { type: 'integer', minimum: 1 } });

/** The form of a rule's `with`: these members, all of them but the optional ones. */
function options(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', additionalProperties: false, required, properties };
}

const firstKey = ({ at }: { readonly at: string }): string[] => [at.slice(1)];
const firstOfPairs = ({ pairs }: { readonly pairs: readonly (readonly string[])[] }): string[] =>
  pairs.map((pair) => pair[0] as string);

export const SCHEMA_CHECKS: CheckTable = {
  'default-type': { given: TYPED, keys: ['default'], run: defaultType },
  'default-in-enum': { given: TYPED, keys: ['default'], run: defaultInEnum },
  'enum-type': { given: TYPED, keys: ['enum'], run: enumType },
  'enum-titles': { given: TYPED, keys: ['enum'], run: enumTitles },
  'enum-values-in-enum': { given: TYPED, keys: ['x-ms-enum-values'], run: enumValuesInEnum },
  'list-unique': {
    given: [...TYPED, 'operation', 'document'],
    keys: firstKey,
    options: options({ at: POINTER, member: { type: 'string' } }, ['member']),
    run: listUnique,
  },
  'limits-ordered': { given: TYPED, keys: firstOfPairs, options: options({ pairs: PAIRS }), run: limitsOrdered },
  'limits-count': {
    given: TYPED,
    keys: ({ keys }: { readonly keys: readonly string[] }) => keys,
    options: options({ keys: NAMES, pairs: PAIRS }),
    run: limitsCount,
  },
  'exclusive-needs-limit': {
    given: TYPED,
    keys: firstOfPairs,
    options: options({ pairs: PAIRS }),
    run: exclusiveNeedsLimit,
  },
  'pattern-valid': { given: TYPED, keys: ['pattern'], run: patternValid },
  'known-word': {
    given: ['operation', ...TYPED],
    keys: firstKey,
    options: options({ at: POINTER, words: NAMES }),
    run: knownWord,
  },
  'format-known': {
    given: TYPED,
    keys: ['format'],
    options: options({ known: NAMES, redundant: { type: 'object', additionalProperties: NAMES } }),
    run: formatKnown,
  },
  'schema-typed': { given: ['schema'], run: schemaTyped },
  'schema-keys': { given: ['schema'], options: options({ known: NAMES }), run: schemaKeys },
  'plain-keys': { given: ['schema'], options: options({ known: NAMES }), run: plainKeys },
  'refused-keywords': {
    given: ['schema'],
    keys: ({ keywords }: { readonly keywords: object }) => Object.keys(keywords),
    options: options({ keywords: TEXTS }),
    run: refusedKeywords,
  },
  'required-is-list': { given: ['schema'], keys: ['required'], run: requiredIsList },
  'required-defined': { given: ['schema'], keys: ['required'], run: requiredDefined },
  'required-read-only': { given: ['schema'], keys: ['readOnly', '$ref'], run: requiredReadOnly },
  'required-loop': { given: ['document'], keys: ['definitions'], run: requiredLoop },
  'internal-default-required': {
    given: ['schema'],
    keys: ['x-ms-visibility', 'default', '$ref'],
    run: internalDefaultRequired,
  },
  discriminator: { given: ['schema'], keys: ['discriminator'], run: discriminator },
  'binary-place': { given: TYPED, keys: ['format', '$ref'], run: binaryPlace },
  'file-place': { given: ['schema'], keys: ['type', '$ref'], run: filePlace },
  'filter-functions': { given: ['schema'], keys: ['x-ms-capabilities'], run: filterFunctions },
  'property-text': { given: ['schema'], options: options({ texts: NAMES }), run: propertyText },
  'property-object-empty': { given: ['schema'], keys: ['type'], run: propertyObjectEmpty },
  'text-is-key': { given: ['schema'], keys: firstKey, options: options({ at: POINTER }), run: textIsKey },
  'text-repeats': {
    given: ['schema'],
    keys: firstKey,
    options: options({ at: POINTER, from: POINTER }),
    run: textRepeats,
  },
  'current-names': {
    given: TYPED,
    keys: ['default', 'enum', 'x-ms-enum-values'],
    options: options({ names: TEXTS }),
    run: currentNames,
  },
  'response-schema-empty': { given: ['response'], keys: ['schema'], run: responseSchemaEmpty },
  'response-object-empty': { given: ['response'], keys: ['schema'], run: responseObjectEmpty },
  'schema-count': { given: ['parameter', 'operation'], options: LIMIT, run: schemaCount },
  'definitions-count': { given: ['document'], keys: ['definitions'], options: LIMIT, run: definitionsCount },
  'schema-depth': { given: ['document'], options: LIMIT, run: schemaDepth },
};
