/** Checks of the swagger rules. */
import type { CheckTable } from '../rules/check.ts';
import { ADDRESS_CHECKS } from './swagger/address.ts';
import { TITLE_CHECKS } from './swagger/title.ts';

export const SWAGGER_CHECKS: CheckTable = { ...ADDRESS_CHECKS, ...TITLE_CHECKS };
