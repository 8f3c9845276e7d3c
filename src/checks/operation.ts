/** Checks of the operation rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { methodCase, operationCount, someVisible } from './operation/all.ts';
import {
  familyActiveFew,
  familyProductionSingle,
  familyRevisionsEmpty,
  familyRevisionsUnique,
  revisionInId,
  revisionPresent,
  statusNotAhead,
} from './operation/annotations.ts';
import { bodyOrForm, consumesCompatible, fetchWithoutBody, formConsumes, oneBody } from './operation/bodies.ts';
import { consumesPresent } from './operation/consumes.ts';
import { defaultWithoutSchema, notDefaultOnly } from './operation/default.ts';
import { operationIdMatches, operationIdPresent, operationIdUnique } from './operation/ids.ts';
import { internalTexts } from './operation/internal.ts';
import { pathPairs } from './operation/pairs.ts';
import {
  pathLacks,
  pathParametersDeclared,
  pathShapeUnique,
  pathUnique,
  pathVariablesOnce,
} from './operation/paths.ts';
import { plainDescription } from './operation/plain-description.ts';
import { responseDescription, responseExamples, responseHeaders, responseKeys } from './operation/response.ts';
import { hasResponse, hasSuccess, responseCodes, singleSchema } from './operation/responses.ts';
import { successSchema } from './operation/success.ts';
import {
  summaryCharacters,
  summaryDeprecated,
  summaryEnd,
  summaryInWords,
  summaryUnique,
} from './operation/summaries.ts';

export const OPERATION_CHECKS: CheckTable = {
  'body-or-form': bodyOrForm,
  'consumes-compatible': consumesCompatible,
  'consumes-present': consumesPresent,
  'description-plain': plainDescription,
  'family-active-few': familyActiveFew,
  'family-production-single': familyProductionSingle,
  'family-revisions-empty': familyRevisionsEmpty,
  'family-revisions-unique': familyRevisionsUnique,
  'fetch-without-body': fetchWithoutBody,
  'form-consumes': formConsumes,
  'one-body': oneBody,
  'operation-count': operationCount,
  'operation-id-matches': operationIdMatches,
  'operation-id-present': operationIdPresent,
  'operation-id-unique': operationIdUnique,
  'operation-method-case': methodCase,
  'operation-response': hasResponse,
  'operation-response-codes': responseCodes,
  'operation-success': hasSuccess,
  'operation-success-schema': successSchema,
  'operation-visible': someVisible,
  'path-lacks': pathLacks,
  'path-variables-once': pathVariablesOnce,
  'path-pairs': pathPairs,
  'path-parameters-declared': pathParametersDeclared,
  'path-shape-unique': pathShapeUnique,
  'path-unique': pathUnique,
  'response-default-only': notDefaultOnly,
  'response-default-schema': defaultWithoutSchema,
  'response-description': responseDescription,
  'response-examples-produced': responseExamples,
  'response-headers': responseHeaders,
  'response-keys': responseKeys,
  'response-single-schema': singleSchema,
  'revision-in-id': revisionInId,
  'revision-present': revisionPresent,
  'status-not-ahead': statusNotAhead,
  'summary-characters': summaryCharacters,
  'summary-deprecated': summaryDeprecated,
  'summary-end': summaryEnd,
  'summary-in-words': summaryInWords,
  'internal-texts': internalTexts,
  'summary-unique': summaryUnique,
};
