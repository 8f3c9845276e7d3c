/** Checks of the parameter rules. */
import type { CheckTable } from '../rules/check.ts';

export const PARAMETER_CHECKS: CheckTable = {};
