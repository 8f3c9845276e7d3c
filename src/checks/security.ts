/** Checks of the security rules. */
import type { CheckTable } from '../rules/check.ts';

export const SECURITY_CHECKS: CheckTable = {};
