/** Checks of the operation rules. */
import type { CheckTable } from '../rules/check.ts';

export const OPERATION_CHECKS: CheckTable = {};
