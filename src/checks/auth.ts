/** Checks of the auth rules. */
import type { CheckTable } from '../rules/check.ts';

export const AUTH_CHECKS: CheckTable = {};
