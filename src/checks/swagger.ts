/** Checks of the swagger rules. */
import type { CheckTable } from '../rules/check.ts';

export const SWAGGER_CHECKS: CheckTable = {};
