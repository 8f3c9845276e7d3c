/** Checks of the security rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { secretPattern } from './security/secrets.ts';
import { httpsOnly } from './security/urls.ts';

export const SECURITY_CHECKS: CheckTable = {
  'https-only': httpsOnly,
  'secret-pattern': secretPattern,
};
