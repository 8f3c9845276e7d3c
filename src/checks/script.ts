/** Checks of the script rules. */
import type { CheckTable } from '../rules/check.ts';

export const SCRIPT_CHECKS: CheckTable = {};
