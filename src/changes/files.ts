/** The files that are no JSON, compared: script, icon, readme and whatever else lies in the folder. */

import { type Connector, WELL_KNOWN } from '../connector/connector.ts';
import type { ConnectorFile } from '../connector/types.ts';
import type { ChangeKind } from './kinds.ts';
import { type About, type Change, change } from './types.ts';

const COMPARED: ReadonlySet<string> = new Set(
  [WELL_KNOWN.swagger, WELL_KNOWN.properties].map((name) => name.toLowerCase()),
);

/** @param about the connector */
export function compareFiles(about: About, base: Connector, head: Connector): Change[] {
  const [before, after] = [filesOf(base), filesOf(head)];
  const changes: Change[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    if (COMPARED.has(name) || (old && now && sameContent(old, now))) continue;
    const file = (now ?? old) as ConnectorFile;
    const path = now?.path ?? head.pathOf('swagger');
    changes.push(
      change(kindOf(name, old, now), about, {
        path: file.name,
        head: { file: path },
        base: old ? { file: old.path } : null,
        values: { name: file.name },
      }),
    );
  }
  return changes;
}

function filesOf({ files }: Connector): Map<string, ConnectorFile> {
  return new Map(files.map((file) => [file.name.toLowerCase(), file]));
}

function kindOf(name: string, old: ConnectorFile | undefined, now: ConnectorFile | undefined): ChangeKind {
  if (name === WELL_KNOWN.script) return old ? (now ? 'script-changed' : 'script-removed') : 'script-added';
  if (name.endsWith('.md')) return 'readme-changed';
  return /\.(?:png|svg|jpe?g)$/.test(name) ? 'icon-changed' : 'file-changed';
}

const TEXT = /\.(?:md|csx|cs|json|txt)$/i;

/** Line ends and the byte-order mark are formatting. */
function sameContent({ name, content: a }: ConnectorFile, { content: b }: ConnectorFile): boolean {
  if (!a.bytes || !b.bytes) return a.size === b.size;
  if (Buffer.compare(a.bytes, b.bytes) === 0) return true;
  return TEXT.test(name) && plainText(a.bytes) === plainText(b.bytes);
}

function plainText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();
}
