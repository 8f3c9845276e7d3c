/** A check of where an MCP server runs: agents of real people call it. */
import { check, type Report } from '../../rules/engine/check.ts';
import { withoutSchemes } from '../swagger/address.ts';
import { hostProblem } from '../swagger/host.ts';
import { hasMcpServer } from './servers.ts';

/** The host is none for production (case `host`, or one of `hostProblem`), or it can be called without https. */
export const mcpHost = check<'document'>({
  given: ['document'],
  run: (root, _, context) => {
    if (!hasMcpServer(context.connector)) return null;
    const host = hostProblem(root, context);
    const scheme = withoutSchemes(root, (name) => name !== 'https');
    return [host && { ...host, case: host.case ?? 'host' }, scheme].filter(
      (report): report is Report => report !== null,
    );
  },
});
