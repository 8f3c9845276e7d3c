/** Checks of the schema rules. */
import type { CheckTable } from '../rules/check.ts';

export const SCHEMA_CHECKS: CheckTable = {};
