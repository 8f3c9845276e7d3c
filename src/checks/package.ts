/** Checks of the package rules: files, folders, and the JSON files as text. */
import type { CheckTable } from '../rules/engine/check.ts';
import { onlyPackage, otherComponents, packageReadable } from './package/contents.ts';
import { fileNameCase, filePresent, singleZip, unwantedFiles } from './package/files.ts';
import { flowOperations, flowUnknownOperation } from './package/flows.ts';
import { folderLocation, folderNameLacks, folderProposal, misplacedFiles } from './package/folder.ts';
import { jsonProblems } from './package/json.ts';
import { swaggerSize, tabIndent, trailingBlanks } from './package/layout.ts';
import { packageDiffers } from './package/same.ts';
import { inspectionStopped } from './package/stopped.ts';
import { packageStructure } from './package/structure.ts';

export const PACKAGE_CHECKS: CheckTable = {
  'file-present': filePresent,
  'unwanted-files': unwantedFiles,
  'file-name-case': fileNameCase,
  'single-zip': singleZip,
  'package-readable': packageReadable,
  'package-structure': packageStructure,
  'package-differs': packageDiffers,
  'only-package': onlyPackage,
  'other-components': otherComponents,
  'flow-operations': flowOperations,
  'flow-unknown-operation': flowUnknownOperation,
  'folder-name-lacks': folderNameLacks,
  'folder-proposal': folderProposal,
  'folder-location': folderLocation,
  'misplaced-files': misplacedFiles,
  'json-problems': jsonProblems,
  'swagger-size': swaggerSize,
  'tab-indent': tabIndent,
  'trailing-blanks': trailingBlanks,
  'inspection-stopped': inspectionStopped,
};
