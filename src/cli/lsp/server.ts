/** The language server: findings of open connectors as somebody types, the rules behind them, and their remedies. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Hover,
  type HoverParams,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '../../connector/types.ts';
import { PRODUCT } from '../../product/product.ts';
import { KINDS } from '../input/connector-paths.ts';
import { diagnosticsOf, FIX_CONNECTOR, FIX_FILE, fixAll, foundAt, isAsked, quickFixes, withEdits } from './answers.ts';
import { connectorAt } from './connector-at.ts';
import { isWithin, OpenConnectors, pathOf } from './open-connectors.ts';
import type { Found, FoundInFile, Task } from './task.ts';
import type { Threads } from './threads.ts';
import { Turns } from './turns.ts';
import { FILE_OPERATIONS, registerWatch, watchFiles } from './watched-files.ts';

/** Pages of rules that are shown where many findings stand at one place. */
const MOST_PAGES = 3;

export class Server {
  readonly #connection: Connection;
  readonly #threads: Threads;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #connectors = new OpenConnectors();
  readonly #turns: Turns;
  #kind: Kind | null;
  /** Files that were deleted while they were open: until somebody writes to them, they are not there. */
  readonly #deleted = new Set<string>();
  #epoch = 0;
  #inspections = 0;
  #toldOfKind = false;
  #isOver = false;

  /** @param kind of connectors whose place does not tell it; null: the editor may say it */
  constructor(connection: Connection, threads: Threads, kind: Kind | null) {
    this.#connection = connection;
    this.#threads = threads;
    this.#kind = kind;
    this.#turns = new Turns(
      (folder) => this.#inspect(folder),
      (folder) => (this.#connectors.get(folder)?.isSlow ? 1 : 2),
    );
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onShutdown(() => {
      this.#isOver = true;
      this.#turns.close();
    });
    connection.onHover((params) => this.#hover(params));
    connection.onCodeAction((params) => this.#actions(params));
    connection.onCodeActionResolve((action) => this.#resolve(action));
    this.#documents.onDidOpen(({ document }) => this.#open(document.uri));
    this.#documents.onDidChangeContent(({ document }) => this.#change(document.uri));
    this.#documents.onDidClose(({ document }) => this.#close(document.uri));
    this.#documents.onDidSave(({ document }) => this.#saved(document.uri));
    this.#documents.listen(connection);
    watchFiles(connection, {
      changed: (path) => this.#diskChanged(path),
      deleted: (path) => this.#diskLost(path),
      settingsChanged: () => void this.#settingsChanged(),
    });
    connection.listen();
  }

  #initialize({ initializationOptions, capabilities }: InitializeParams): InitializeResult {
    const said = (initializationOptions as { readonly kind?: unknown } | undefined)?.kind;
    this.#kind ??= KINDS.find((kind) => kind === said) ?? null;
    this.#connection.onInitialized(() => registerWatch(this.#connection, capabilities));
    return {
      serverInfo: { name: 'connector-reviewer', version: PRODUCT.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        workspace: { fileOperations: FILE_OPERATIONS },
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_FILE, FIX_CONNECTOR], resolveProvider: true },
      },
    };
  }

  async #open(uri: string): Promise<void> {
    const path = pathOf(uri);
    const target = path === null ? null : await connectorAt(path, this.#kind);
    // It may have been closed meanwhile.
    if (target === null || !this.#documents.get(uri)) return;
    if (target === 'kind-unknown') return this.#askForKind(path as string);
    this.#turns.wake(this.#connectors.open(uri, target));
  }

  #askForKind(path: string): void {
    if (this.#toldOfKind) return;
    this.#toldOfKind = true;
    const message = `Which kind of connector ${basename(path)} belongs to is not known, so it is not checked. Move its folder into one for its kind, such as certified-connectors, or set the kind in the editor: ${KINDS.join(', ')}.`;
    // A notice: to be asked without a choice, some editors wait for an answer.
    void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  #change(uri: string): void {
    this.#deleted.delete(uri);
    const folder = this.#connectors.folderOf(uri);
    if (folder !== undefined) this.#turns.wake(folder);
  }

  #close(uri: string): void {
    this.#deleted.delete(uri);
    const folder = this.#connectors.folderOf(uri);
    for (const gone of this.#connectors.close(uri))
      void this.#connection.sendDiagnostics({ uri: gone, diagnostics: [] });
    if (this.#connectors.get(folder)) this.#turns.wake(folder as string);
  }

  #saved(uri: string): void {
    const path = pathOf(uri);
    this.#deleted.delete(uri);
    if (path !== null) this.#diskChanged(path);
  }

  #diskChanged(path: string): void {
    this.#epoch++;
    for (const { uri } of this.#documents.all()) if (!this.#connectors.folderOf(uri)) void this.#open(uri);
    for (const folder of this.#connectors.touchedBy(path)) this.#turns.wake(folder);
  }

  /** A file, or a folder with all that is in it. */
  #diskLost(path: string): void {
    for (const { uri } of this.#documents.all()) if (isWithin(pathOf(uri) ?? '', path)) this.#deleted.add(uri);
    this.#diskChanged(path);
  }

  /** The folders of connectors may have other names now. */
  async #settingsChanged(): Promise<void> {
    this.#epoch++;
    for (const { uri } of this.#documents.all()) {
      this.#close(uri);
      await this.#open(uri);
    }
  }

  async #inspect(folder: string): Promise<void> {
    const task = this.#taskFor(folder);
    if (!task) return;
    const number = ++this.#inspections;
    try {
      const inspected = await this.#threads.inspect(task);
      if (this.#isOver) return;
      if (inspected.notes) this.#connection.console.warn(inspected.notes);
      for (const [uri, found] of this.#connectors.take(folder, number, inspected)) this.#show(uri, found);
    } catch (error) {
      if (!this.#isOver) this.#connection.console.error(`${folder} could not be inspected: ${(error as Error).stack}`);
    }
  }

  #show(uri: string, found: FoundInFile): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(found) });
  }

  #taskFor(folder: string | undefined): Task | null {
    const one = this.#connectors.get(folder);
    if (!one) return null;
    const { target, uris } = one;
    const texts = new Map<string, string>();
    for (const uri of uris) {
      const text = this.#deleted.has(uri) ? undefined : this.#documents.get(uri)?.getText();
      const path = pathOf(uri) as string;
      if (text !== undefined) texts.set(path.slice(target.directory.length + 1).replaceAll('\\', '/'), text);
    }
    return { target, texts, epoch: this.#epoch };
  }

  /** What is found in the text as it is now. */
  async #foundNow(uri: string): Promise<FoundInFile | undefined> {
    const folder = this.#connectors.folderOf(uri);
    if (folder !== undefined) await this.#turns.settled(folder);
    return this.#connectors.found(uri);
  }

  async #hover({ textDocument: { uri }, position }: HoverParams): Promise<Hover | null> {
    const file = await this.#foundNow(uri);
    const here = file ? foundAt(file, { start: position, end: position }) : [];
    const pages = await this.#pagesOf(here, this.#connectors.folderOf(uri) as string);
    return pages.length === 0 ? null : { contents: { kind: 'markdown', value: pages.join('\n\n---\n\n') } };
  }

  async #pagesOf(found: readonly Found[], directory: string): Promise<string[]> {
    const ids = [...new Set(found.map(({ rule }) => rule))].slice(0, MOST_PAGES);
    const pages = await Promise.all(ids.map((rule) => this.#threads.explain({ rule, directory })));
    return pages.filter((page) => page !== null);
  }

  async #actions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const file = await this.#foundNow(uri);
    if (!file) return [];
    const quick = isAsked(context, 'quickfix') ? quickFixes(uri, foundAt(file, range)) : [];
    const whole = [FIX_FILE, FIX_CONNECTOR].filter((kind) => isAsked(context, kind)).map((kind) => fixAll(kind, uri));
    // Asked for by name, as at saving: no time to ask once more.
    const named = context.only ? await Promise.all(whole.map((action) => this.#resolve(action))) : whole;
    return [...quick, ...named];
  }

  async #resolve(action: CodeAction): Promise<CodeAction> {
    const { uri, kind } = (action.data ?? {}) as { readonly uri?: string; readonly kind?: string };
    const task = uri === undefined ? null : this.#taskFor(this.#connectors.folderOf(uri));
    if (!task || uri === undefined || kind === undefined) return action;
    const open = new Map(this.#documents.all().map((document) => [pathOf(document.uri), document.uri]));
    const edits = await this.#threads.mend(task);
    return withEdits(action, kind, uri, edits, (path) => open.get(path) ?? pathToFileURL(path).href);
  }
}
