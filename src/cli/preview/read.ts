/** Reads the connector that is previewed: what its users see now and before, and the findings of a check. */
import { type Connector, connectorsIn } from '../../connector/connector.ts';
import type { FileSet } from '../../connector/types.ts';
import { type Notes, placeNotes } from '../../preview/notes.ts';
import type { ConnectorView } from '../../preview/types.ts';
import { viewOf } from '../../preview/view.ts';
import { pathsIn, prepare } from '../../rules/files/prepare.ts';
import { UsageError } from '../errors.ts';
import type { Base, Target } from '../input/targets.ts';
import { filesOf } from '../input/targets.ts';
import { inspectTarget } from '../inspect-target.ts';
import { surroundingsOf } from '../lsp/frame.ts';

export interface Seen {
  readonly view: ConnectorView;
  /** null where there is nothing to compare with, or the connector is new. */
  readonly before: ConnectorView | null;
  readonly notes: Notes;
  /** A PNG; null for none. */
  readonly icon: Uint8Array | null;
}

/**
 * The connector as it is on the disk.
 * @param base what it is compared with; null: nothing @param epoch another number where anything else may have changed
 * @throws UsageError for an empty folder; what reading throws
 */
export async function readSeen(target: Target, base: Base | null, epoch: number): Promise<Seen> {
  const head = await filesOf(target);
  const connector = connectorOf(target, head);
  if (!connector) throw new UsageError(`${target.directory} is empty`, 'Give the folder of a connector.');
  const old = base ? await base.filesOf(target, head) : null;
  await prepare(pathsIn(head));
  const { notes: _, ...around } = await surroundingsOf({ target, epoch });
  const { connectors } = inspectTarget(target, target, { head, base: old, ...around });
  const view = viewOf(connector);
  const former = old ? connectorOf(target, old) : undefined;
  return {
    view,
    before: former ? viewOf(former) : null,
    notes: placeNotes(
      view,
      connector,
      connectors.flatMap(({ findings }) => findings),
    ),
    icon: view.hasIcon ? (connector.icon?.bytes ?? null) : null,
  };
}

function connectorOf({ folder, kind }: Target, files: FileSet): Connector | undefined {
  return connectorsIn(files, { [folder.slice(0, folder.indexOf('/'))]: kind })[0];
}
