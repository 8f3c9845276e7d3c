/** Checks of the swagger rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { ADDRESS_CHECKS } from './swagger/address.ts';
import { CAPABILITY_CHECKS } from './swagger/capabilities.ts';
import { CATEGORY_CHECKS } from './swagger/categories.ts';
import { ENTRY_CHECKS } from './swagger/entries.ts';
import { EXTENSION_CHECKS } from './swagger/extensions.ts';
import { TYPE_CHECKS } from './swagger/json-type.ts';
import { KEYWORD_CHECKS } from './swagger/keywords.ts';
import { LIST_CHECKS } from './swagger/lists.ts';
import { METADATA_CHECKS } from './swagger/metadata.ts';
import { PART_CHECKS } from './swagger/parts.ts';
import { REFERENCE_CHECKS } from './swagger/references.ts';
import { TITLE_CHECKS } from './swagger/title.ts';

export const SWAGGER_CHECKS: CheckTable = {
  ...ADDRESS_CHECKS,
  ...CAPABILITY_CHECKS,
  ...CATEGORY_CHECKS,
  ...ENTRY_CHECKS,
  ...EXTENSION_CHECKS,
  ...TYPE_CHECKS,
  ...KEYWORD_CHECKS,
  ...LIST_CHECKS,
  ...METADATA_CHECKS,
  ...PART_CHECKS,
  ...REFERENCE_CHECKS,
  ...TITLE_CHECKS,
};
