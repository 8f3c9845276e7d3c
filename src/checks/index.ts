/** Every named check, by the name that rules call it by. */
import type { CheckTable } from '../rules/engine/check.ts';
import { AGENT_CHECKS } from './agents.ts';
import { AUTH_CHECKS } from './auth.ts';
import { CHANGE_CHECKS } from './change.ts';
import { DYNAMIC_CHECKS } from './dynamic.ts';
import { ENGLISH_CHECKS } from './english.ts';
import { ICON_CHECKS } from './icon.ts';
import { MCP_CHECKS } from './mcp.ts';
import { OPERATION_CHECKS } from './operation.ts';
import { PACKAGE_CHECKS } from './package.ts';
import { PARAMETER_CHECKS } from './parameter.ts';
import { PROPERTIES_CHECKS } from './properties.ts';
import { PULL_CHECKS } from './pull.ts';
import { README_CHECKS } from './readme.ts';
import { SCHEMA_CHECKS } from './schema.ts';
import { SCRIPT_CHECKS } from './script.ts';
import { SECURITY_CHECKS } from './security.ts';
import { TEXT_CHECKS } from './single-text.ts';
import { SPELLING_CHECKS } from './spelling.ts';
import { SWAGGER_CHECKS } from './swagger.ts';
import { TRIGGER_CHECKS } from './trigger.ts';

export const CHECKS: CheckTable = {
  ...AGENT_CHECKS,
  ...AUTH_CHECKS,
  ...CHANGE_CHECKS,
  ...DYNAMIC_CHECKS,
  ...ENGLISH_CHECKS,
  ...ICON_CHECKS,
  ...MCP_CHECKS,
  ...OPERATION_CHECKS,
  ...PACKAGE_CHECKS,
  ...PARAMETER_CHECKS,
  ...PROPERTIES_CHECKS,
  ...PULL_CHECKS,
  ...README_CHECKS,
  ...SCHEMA_CHECKS,
  ...SCRIPT_CHECKS,
  ...SECURITY_CHECKS,
  ...SPELLING_CHECKS,
  ...SWAGGER_CHECKS,
  ...TEXT_CHECKS,
  ...TRIGGER_CHECKS,
};
