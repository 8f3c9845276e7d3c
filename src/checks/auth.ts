/** Checks of the auth rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { providerKnown, settingsAgree } from './auth/agreement.ts';
import { CLIENT_CHECKS } from './auth/client.ts';
import { DEFINITION_CHECKS } from './auth/definitions.ts';
import { REQUIREMENT_CHECKS } from './auth/requirements.ts';

export const AUTH_CHECKS: CheckTable = {
  ...CLIENT_CHECKS,
  ...DEFINITION_CHECKS,
  ...REQUIREMENT_CHECKS,
  'oauth-provider-known': providerKnown,
  'oauth-settings-agree': settingsAgree,
};
