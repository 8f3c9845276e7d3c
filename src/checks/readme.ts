/** Checks of the readme rules. */
import type { CheckTable } from '../rules/check.ts';

export const README_CHECKS: CheckTable = {};
