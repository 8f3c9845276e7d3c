/** Checks of the dynamic rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { keyAmbiguous, keyExists, literalType, requiredSupplied } from './dynamic/arguments.ts';
import { companion, itemValuePath } from './dynamic/companion.ts';
import { argumentForm, filePickerDeclared, onBodyParameter, selectedItem } from './dynamic/form.ts';
import { itemPathExists, listExists, listIsArray, targetHasSchema } from './dynamic/response.ts';
import { sourceExists, sourceInternal, sourceRequired, sourceType } from './dynamic/source.ts';
import { targetExists, targetInternal, targetNamed } from './dynamic/target.ts';

export const DYNAMIC_CHECKS: CheckTable = {
  'dynamic-argument-form': argumentForm,
  'dynamic-companion': companion,
  'dynamic-file-picker-declared': filePickerDeclared,
  'dynamic-item-path-exists': itemPathExists,
  'dynamic-item-value-path': itemValuePath,
  'dynamic-key-ambiguous': keyAmbiguous,
  'dynamic-key-exists': keyExists,
  'dynamic-list-exists': listExists,
  'dynamic-list-is-array': listIsArray,
  'dynamic-literal-type': literalType,
  'dynamic-on-body-parameter': onBodyParameter,
  'dynamic-required-supplied': requiredSupplied,
  'dynamic-selected-item': selectedItem,
  'dynamic-source-exists': sourceExists,
  'dynamic-source-internal': sourceInternal,
  'dynamic-source-required': sourceRequired,
  'dynamic-source-type': sourceType,
  'dynamic-target-exists': targetExists,
  'dynamic-target-has-schema': targetHasSchema,
  'dynamic-target-internal': targetInternal,
  'dynamic-target-named': targetNamed,
};
