/** Changes on the disk that an editor tells of: its own, and those that it sees. */
import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver/node.js';
import { CONFIG_PATH, MISNAMED_CONFIG } from '../../config/defaults.ts';
import { REPOSITORY_RULES } from '../../rules/repository-rules/folder.ts';
import { pathOf } from './open-connectors.ts';

export interface DiskChanges {
  changed(path: string): void;
  deleted(path: string): void;
  /** The configuration or the rules of a repository. */
  settingsChanged(): void;
}

/** Everything: the folder of a connector may be called anything, and that it is gone is told of the folder only. */
const WATCHED = { watchers: [{ globPattern: '**/*' }] };

const SETTINGS = [CONFIG_PATH, MISNAMED_CONFIG, REPOSITORY_RULES];

const NOT_OURS = /[\\/](?:\.git|node_modules)[\\/]/;

const ANY = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

/** Which of its own changes an editor is to tell. */
export const FILE_OPERATIONS = { didCreate: ANY, didRename: ANY, didDelete: ANY };

/** Has the editor tell of changes that it sees on the disk, if it can. */
export function registerWatch(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client.register(DidChangeWatchedFilesNotification.type, WATCHED);
}

/** Passes on what the editor tells. */
export function watchFiles(connection: Connection, changes: DiskChanges): void {
  const tell = (uri: string, kind: 'changed' | 'deleted') => {
    const path = pathOf(uri);
    if (path === null || NOT_OURS.test(path)) return;
    const plain = path.replaceAll('\\', '/');
    if (SETTINGS.some((name) => plain.includes(`/${name}`))) changes.settingsChanged();
    else changes[kind](path);
  };
  connection.onDidChangeWatchedFiles(({ changes: list }) => {
    for (const { uri, type } of list) tell(uri, type === FileChangeType.Deleted ? 'deleted' : 'changed');
  });
  connection.workspace.onDidCreateFiles(({ files }) => {
    for (const { uri } of files) tell(uri, 'changed');
  });
  connection.workspace.onDidDeleteFiles(({ files }) => {
    for (const { uri } of files) tell(uri, 'deleted');
  });
  connection.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      tell(oldUri, 'deleted');
      tell(newUri, 'changed');
    }
  });
}
