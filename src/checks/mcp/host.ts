/** A check of where an MCP server runs: agents of real people call it. */
import { check, type Report } from '../../rules/engine/check.ts';
import { hostProduction, withoutSchemes } from '../swagger/address.ts';
import { hasMcpServer } from './servers.ts';

/** The host is none for production (cases `host`, `stage`: {label}), or it can be called without https. */
export const mcpHost = check<'document'>({
  given: ['document'],
  run: (root, _, { connector }) => {
    if (!hasMcpServer(connector)) return null;
    const host = hostProduction(root);
    const scheme = withoutSchemes(root, (name) => name !== 'https');
    return [host && { ...host, case: host.case ?? 'host' }, scheme].filter(
      (report): report is Report => report !== null,
    );
  },
});
