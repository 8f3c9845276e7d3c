/** Where a connector speaks the Model Context Protocol. */
import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { Operation, Parameter } from '../../connector/swagger/nodes.ts';

/** The operations that are MCP servers. */
export function mcpServersOf({ api }: Connector): readonly Operation[] {
  return api?.operations.filter(({ isMcpServer }) => isMcpServer) ?? [];
}

export function hasMcpServer({ api }: Connector): boolean {
  return api?.operations.some(({ isMcpServer }) => isMcpServer) ?? false;
}

/** Whether what a node says is about an MCP server: it may have to name where an agent runs. */
export function isAboutMcp(node: JsonNode, connector: Connector): boolean {
  if (node instanceof Operation) return node.isMcpServer;
  if (node instanceof Parameter)
    return node.operations.length > 0 && node.operations.every(({ isMcpServer }) => isMcpServer);
  return node.keyword === 'info' && hasMcpServer(connector);
}
