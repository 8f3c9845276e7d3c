/** Checks of the pull rules. */
import type { CheckTable } from '../rules/check.ts';

export const PULL_CHECKS: CheckTable = {};
