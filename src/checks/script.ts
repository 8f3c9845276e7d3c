/** Checks of the script rules. */
import type { CheckTable } from '../rules/engine/check.ts';
import { noBlocking, noCreation, noStaticCall, noTypes, secureUrls } from './script/calls.ts';
import { commandLineTool } from './script/command-line-tool.ts';
import { oneScript, operationsExist, operationsListed, scriptMissing, scriptSize } from './script/files.ts';
import { executeAsync, namespaces, noDirectives, noNamespace, operationIds, scriptClass } from './script/structure.ts';

export const SCRIPT_CHECKS: CheckTable = {
  'script-class': scriptClass,
  'script-command-line-tool': commandLineTool,
  'script-execute-async': executeAsync,
  'script-https-only': secureUrls,
  'script-missing': scriptMissing,
  'script-namespaces': namespaces,
  'script-no-blocking': noBlocking,
  'script-no-creation': noCreation,
  'script-no-directives': noDirectives,
  'script-no-namespace': noNamespace,
  'script-no-static-call': noStaticCall,
  'script-no-types': noTypes,
  'script-one-file': oneScript,
  'script-operation-ids': operationIds,
  'script-operations-exist': operationsExist,
  'script-operations-listed': operationsListed,
  'script-size': scriptSize,
};
