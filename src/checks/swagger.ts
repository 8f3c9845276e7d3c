/** Checks of the swagger rules. */
import type { CheckTable } from '../rules/check.ts';
import { ADDRESS_CHECKS } from './swagger/address.ts';
import { CAPABILITY_CHECKS } from './swagger/capabilities.ts';
import { EXTENSION_CHECKS } from './swagger/extensions.ts';
import { KEYWORD_CHECKS } from './swagger/keywords.ts';
import { LIST_CHECKS } from './swagger/lists.ts';
import { METADATA_CHECKS } from './swagger/metadata.ts';
import { REFERENCE_CHECKS } from './swagger/references.ts';
import { TITLE_CHECKS } from './swagger/title.ts';

export const SWAGGER_CHECKS: CheckTable = {
  ...ADDRESS_CHECKS,
  ...CAPABILITY_CHECKS,
  ...EXTENSION_CHECKS,
  ...KEYWORD_CHECKS,
  ...LIST_CHECKS,
  ...METADATA_CHECKS,
  ...REFERENCE_CHECKS,
  ...TITLE_CHECKS,
};
