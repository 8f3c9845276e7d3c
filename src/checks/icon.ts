/** Checks of the icon rules. */
import type { CheckTable } from '../rules/check.ts';

export const ICON_CHECKS: CheckTable = {};
