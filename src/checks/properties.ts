/** Checks of the properties rules. */
import type { CheckTable } from '../rules/check.ts';

export const PROPERTIES_CHECKS: CheckTable = {};
