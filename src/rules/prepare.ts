/** What has to be loaded before rules can run: they themselves never wait. */
import type { Connector } from '../connector/connector.ts';
import { startParser } from '../connector/script/parser.ts';

/** To be awaited before `runRules`. Costs nothing unless a connector has a script. */
export async function prepare(connectors: Iterable<Connector>): Promise<void> {
  for (const connector of connectors) {
    if (connector.file('script')) return startParser();
  }
}
