/** Checks of the properties rules: apiProperties.json. */
import type { CheckTable } from '../rules/engine/check.ts';
import { brandColour, hexColour } from './properties/colour.ts';
import { stringBooleans, tenantUi, uiText } from './properties/connection.ts';
import { knownKeys, knownNames, membersHave, nameSpelling, propertiesRoot } from './properties/keys.ts';
import {
  policyConnectionParameters,
  policyExpressions,
  policyOperations,
  policyParameterNames,
  policyParametersRequired,
  policyTemplate,
} from './properties/policies.ts';
import { publisherOwner, publisherPerson, textsLack } from './properties/publisher.ts';
import { connectionKeys, parameterName, setNamesUnique, setParameters, setsPresent } from './properties/sets.ts';

export const PROPERTIES_CHECKS: CheckTable = {
  'brand-colour': brandColour,
  'connection-keys': connectionKeys,
  'connection-parameter-name': parameterName,
  'hex-colour': hexColour,
  'known-keys': knownKeys,
  'known-names': knownNames,
  'members-have': membersHave,
  'name-spelling': nameSpelling,
  'policy-connection-parameters': policyConnectionParameters,
  'policy-expressions': policyExpressions,
  'policy-operations': policyOperations,
  'policy-parameter-names': policyParameterNames,
  'policy-parameters-required': policyParametersRequired,
  'policy-template': policyTemplate,
  'properties-root': propertiesRoot,
  'publisher-owner': publisherOwner,
  'publisher-person': publisherPerson,
  'set-names-unique': setNamesUnique,
  'set-parameters': setParameters,
  'sets-present': setsPresent,
  'string-booleans': stringBooleans,
  'tenant-ui': tenantUi,
  'texts-lack': textsLack,
  'ui-text': uiText,
};
