/** Files and folders that `diff` is given, made into connectors, or refused with what to do. */
import { readFile } from 'node:fs/promises';
import { isOpenApi3 } from '../../changes/compare.ts';
import type { ConnectorPair } from '../../changes/follow.ts';
import { Connector, WELL_KNOWN } from '../../connector/connector.ts';
import { readJson } from '../../connector/json/document.ts';
import { UsageError } from '../errors.ts';

/** A definition or properties file by itself, whatever it is called. */
export async function connectorOfFile({
  name,
  full,
}: {
  readonly name: string;
  readonly full: string;
}): Promise<Connector> {
  const bytes = await readFile(full);
  const document = readJson(name, { size: bytes.length, bytes });
  if (!document.root) throw unreadable(name, document);
  const isSwagger = 'swagger' in document.root || 'openapi' in document.root || 'paths' in document.root;
  if (!isSwagger && !('properties' in document.root))
    throw new UsageError(
      `${name} is JSON, but no connector's: it has neither paths nor properties`,
      `Give an ${WELL_KNOWN.swagger}, an ${WELL_KNOWN.properties}, or the folder that holds both.`,
    );
  const role = isSwagger ? WELL_KNOWN.swagger : WELL_KNOWN.properties;
  return new Connector(name, 'certified', [{ path: name, name: role, content: { size: bytes.length, bytes } }]);
}

function unreadable(name: string, { problems, source }: ReturnType<typeof readJson>): UsageError {
  const problem = problems.at(-1);
  const line = problem ? source.range(problem.span).line : 1;
  return new UsageError(
    `${name}:${line} can't be read as JSON: ${problem?.detail ?? 'it is none'}`,
    'Fix the file first: `connector-reviewer check` shows the place.',
  );
}

export function mustBeAlike(pair: { old: Connector; now: Connector }): ConnectorPair {
  const [old, now] = [pair.old.files[0]?.name, pair.now.files[0]?.name];
  if (old !== now)
    throw new UsageError(
      `${pair.old.folder} is an ${old}, ${pair.now.folder} an ${now}`,
      'Give two files of the same kind, or the folders that hold them.',
    );
  return pair;
}

/** Files of a connector folder can be compared only where both have a definition that can be read. */
export function mustHaveDefinitions(pair: ConnectorPair): ConnectorPair {
  for (const connector of [pair.old, pair.now]) {
    const document = connector?.json('swagger');
    if (!document)
      throw new UsageError(
        `${connector?.folder} has no ${WELL_KNOWN.swagger}`,
        'Give a connector folder on both sides. Without a definition there is nothing that flows could use.',
      );
    if (!document.root) throw unreadable(document.path, document);
    if (connector && isOpenApi3(connector))
      throw new UsageError(
        `${document.path} is OpenAPI 3`,
        'Convert it to Swagger 2.0 first: connectors are made of that.',
      );
  }
  return pair;
}
