/** Base against head, by meaning: what changed. Formatting, order and the place of declarations are no change. Pure. */
import { addAll } from '../connector/add-all.ts';
import type { Connector } from '../connector/connector.ts';
import { compareDocuments } from './document.ts';
import { compareFiles } from './files.ts';
import { compareOperations } from './operations.ts';
import { compareProperties } from './properties.ts';
import { removalOf } from './removal.ts';
import type { About, Change } from './types.ts';

/**
 * All changes; a JSON file that one side lacks, or that can't be read, is another rule's matter and not compared.
 * @param head without a file: the connector is gone
 */
export function compareConnectors(base: Connector, head: Connector): Change[] {
  const about: About = { type: 'connector', id: '', name: 'The connector' };
  if (head.files.length === 0) return removalOf(about, base);
  const changes: Change[] = [];
  if (base.api && head.api && !isOpenApi3(base) && !isOpenApi3(head))
    addAll(changes, compareDocuments(about, base.api, head.api), compareOperations(base.api, head.api));
  const [before, after] = [base.properties, head.properties];
  if (before && after) addAll(changes, compareProperties(about, before, after));
  return [...changes, ...compareFiles(about, base, head)];
}

/** It must be converted first, which changes all of it. */
export function isOpenApi3({ api }: Connector): boolean {
  return api !== null && Object.hasOwn(api.root.object, 'openapi');
}
