/** Checks of texts by which agents choose operations and fill in their parameters. */
import type { CheckTable } from '../rules/engine/check.ts';
import { descriptionsApart, descriptionsTell } from './agents/operations.ts';
import { inputsTell } from './agents/parameters.ts';

export const AGENT_CHECKS: CheckTable = {
  'descriptions-apart': descriptionsApart,
  'descriptions-tell': descriptionsTell,
  'inputs-tell': inputsTell,
};
