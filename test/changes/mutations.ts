/** Single changes of the sample, and exactly what each must be told as. */
import { MEANINGS } from './mutations/meanings.ts';
import { OPERATIONS } from './mutations/operations.ts';
import { PARAMETERS } from './mutations/parameters.ts';
import { RENAMES } from './mutations/renames.ts';
import { SCHEMAS } from './mutations/schemas.ts';
import { SETTINGS } from './mutations/settings.ts';

export const MUTATIONS = [...OPERATIONS, ...PARAMETERS, ...SCHEMAS, ...SETTINGS, ...RENAMES, ...MEANINGS];
