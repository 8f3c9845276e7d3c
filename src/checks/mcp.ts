/** Checks of connectors that are servers of the Model Context Protocol. */
import type { CheckTable } from '../rules/engine/check.ts';
import { mcpHost } from './mcp/host.ts';
import { mcpBody, mcpPlace, mcpProtocol, mcpResponse, mcpRestricted, mcpSingle } from './mcp/protocol.ts';
import { mcpDescription, readmeTools } from './mcp/server-texts.ts';

export const MCP_CHECKS: CheckTable = {
  'mcp-body': mcpBody,
  'mcp-description': mcpDescription,
  'mcp-host': mcpHost,
  'mcp-place': mcpPlace,
  'mcp-protocol': mcpProtocol,
  'mcp-response': mcpResponse,
  'mcp-restricted': mcpRestricted,
  'mcp-single': mcpSingle,
  'readme-tools': readmeTools,
};
