/** `mcp`: a server for coding agents, which speak to it on its standard input and output. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { RunCommand } from '../mcp/run-command.ts';
import { makeServer } from '../mcp/server.ts';

/** Serves until the agent ends it, or goes. @param root the folder that no path may lead out of @param run the command line */
export async function serveAgent(root: string, run: RunCommand): Promise<void> {
  const transport = new StdioServerTransport();
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  const server = makeServer(root, run);
  await server.connect(transport);
  await closed;
  await server.close();
}
