/** Checks of the package rules: files, folders, and the JSON files as text. */
import type { CheckTable } from '../rules/engine/check.ts';
import { fileNameCase, filePresent, singleZip, unwantedFiles } from './package/files.ts';
import { folderLocation, folderNameLacks, folderProposal, misplacedFiles } from './package/folder.ts';
import { jsonProblems } from './package/json.ts';
import { swaggerSize, tabIndent, trailingBlanks } from './package/layout.ts';
import { flowSolution } from './package/solution.ts';

export const PACKAGE_CHECKS: CheckTable = {
  'file-present': filePresent,
  'unwanted-files': unwantedFiles,
  'file-name-case': fileNameCase,
  'single-zip': singleZip,
  'flow-solution': flowSolution,
  'folder-name-lacks': folderNameLacks,
  'folder-proposal': folderProposal,
  'folder-location': folderLocation,
  'misplaced-files': misplacedFiles,
  'json-problems': jsonProblems,
  'swagger-size': swaggerSize,
  'tab-indent': tabIndent,
  'trailing-blanks': trailingBlanks,
};
