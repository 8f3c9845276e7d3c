/** Checks of the parameter rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { endsInPunctuation, labelIsWords, parameterText, summariesDiffer } from './parameter/field-texts.ts';
import { bodyKeys, internalNeedsDefault, parameterKeys } from './parameter/keys.ts';
import {
  binaryInUrlencodedForm,
  operationParametersUnique,
  pathParameterInTemplate,
  pathParametersUnique,
  pathSingleBody,
} from './parameter/location.ts';

/** Options that are a pointer to a member of the node. */
const AT = {
  type: 'object',
  required: ['at'],
  additionalProperties: false,
  properties: { at: { type: 'string', pattern: '^/[^/]+$' } },
};

const NAMES = { type: 'array', minItems: 1, items: { type: 'string' } };

const keys = ({ at }: { readonly at: string }): string[] => [at.slice(1)];

export const PARAMETER_CHECKS: CheckTable = {
  'parameter-text': { given: ['parameter'], options: AT, run: parameterText },
  'label-is-words': { given: ['parameter', 'schema'], keys, options: AT, run: labelIsWords },
  'ends-in-punctuation': {
    given: ['parameter', 'schema'],
    keys,
    options: {
      type: 'object',
      required: ['at', 'words'],
      additionalProperties: false,
      properties: { ...AT.properties, words: { type: 'integer', minimum: 1 } },
    },
    run: endsInPunctuation,
  },
  'parameter-summaries-differ': { given: ['operation'], run: summariesDiffer },
  'path-parameter-in-template': { given: ['parameter'], keys: ['in'], run: pathParameterInTemplate },
  'operation-parameters-unique': { given: ['operation'], keys: ['parameters'], run: operationParametersUnique },
  'path-parameters-unique': { given: ['path'], keys: ['parameters'], run: pathParametersUnique },
  'path-single-body': { given: ['path'], keys: ['parameters'], run: pathSingleBody },
  'binary-in-urlencoded-form': { given: ['parameter'], keys: ['format', 'schema'], run: binaryInUrlencodedForm },
  'body-keys': {
    given: ['parameter'],
    keys: (options: { readonly keys: readonly string[] }) => options.keys,
    options: { type: 'object', required: ['keys'], additionalProperties: false, properties: { keys: NAMES } },
    run: bodyKeys,
  },
  'parameter-keys': {
    given: ['parameter'],
    options: {
      type: 'object',
      required: ['body', 'other'],
      additionalProperties: false,
      properties: { body: NAMES, other: NAMES },
    },
    run: parameterKeys,
  },
  'internal-needs-default': { given: ['parameter'], keys: ['x-ms-visibility'], run: internalNeedsDefault },
};
