/** Checks of the dynamic rules. */
import type { CheckTable } from '../rules/check.ts';

export const DYNAMIC_CHECKS: CheckTable = {};
