/** Checks of the trigger rules. */
import type { CheckTable } from '../rules/check.ts';

export const TRIGGER_CHECKS: CheckTable = {};
