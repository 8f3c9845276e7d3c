/** An editor that speaks to the language server over streams in memory. */
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, Diagnostic, Hover, TextEdit } from 'vscode-languageserver/node.js';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Server } from '../../src/cli/lsp/server.ts';
import inspectTask, { explainTask, mendTask } from '../../src/cli/lsp/thread.ts';
import type { Threads } from '../../src/cli/lsp/threads.ts';
import type { Kind } from '../../src/connector/types.ts';

/** On this thread: to start others takes longer than a test. */
export const HERE: Threads = { inspect: inspectTask, mend: mendTask, explain: explainTask };

const CAPABILITIES: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

interface Options {
  readonly threads?: Threads;
  readonly kind?: Kind;
}

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Starts a server and an editor that is connected to it. */
export async function openEditor({ threads = HERE, kind }: Options = {}): Promise<Editor> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  new Server(server, threads, null).listen();
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  opened.push(async () => {
    await client.sendRequest('shutdown');
    client.dispose();
    server.dispose();
  });
  const editor = new Editor(client);
  client.listen();
  const initializationOptions = kind ? { kind } : undefined;
  await client.sendRequest('initialize', {
    ...{ processId: null, rootUri: null, capabilities: CAPABILITIES, initializationOptions },
  });
  await client.sendNotification('initialized', {});
  return editor;
}

export const uriOf = (path: string) => pathToFileURL(path).href;

export class Editor {
  readonly #client: ReturnType<typeof createProtocolConnection>;
  readonly #texts = new Map<string, TextDocument>();
  readonly shown = new Map<string, Diagnostic[]>();
  readonly messages: string[] = [];
  readonly registered: string[] = [];
  /** How often the diagnostics of each file were told. */
  readonly told = new Map<string, number>();
  #changed: (() => void)[] = [];

  constructor(client: ReturnType<typeof createProtocolConnection>) {
    this.#client = client;
    client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.shown.set(uri, diagnostics);
      this.told.set(uri, (this.told.get(uri) ?? 0) + 1);
      for (const resolve of this.#changed.splice(0)) resolve();
    });
    client.onNotification('window/logMessage', () => undefined);
    client.onRequest('window/showMessageRequest', () => null);
    client.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      for (const resolve of this.#changed.splice(0)) resolve();
    });
    client.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
  }

  async open(path: string, text: string): Promise<string> {
    const document = TextDocument.create(uriOf(path), 'json', 1, text);
    this.#texts.set(document.uri, document);
    const { uri, languageId, version } = document;
    await this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    return uri;
  }

  /** Types over the first place where a text stands. */
  async type(uri: string, from: string, to: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(from);
    if (at < 0) throw new Error(`no ${from} in ${uri}`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + from.length) };
    await this.apply(uri, [{ range, newText: to }]);
  }

  async apply(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const old = this.document(uri);
    const text = TextDocument.applyEdits(old, [...edits]);
    const document = TextDocument.create(uri, 'json', old.version + 1, text);
    this.#texts.set(uri, document);
    const contentChanges = edits.length === 1 ? [{ range: edits[0]!.range, text: edits[0]!.newText }] : [{ text }];
    await this.tell('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.tell('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    return this.#texts.get(uri) as TextDocument;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  async tell(method: string, params: object): Promise<void> {
    await this.#client.sendNotification(method, params);
  }

  /** Waits until what is shown is as it should be. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  /** Ids of the rules that a file's diagnostics name. */
  rules(uri: string): string[] {
    return (this.shown.get(uri) ?? []).map(({ code }) => String(code));
  }

  /** The diagnostics of a file, once it is told to have this rule. */
  async untilRule(uri: string, rule: string): Promise<Diagnostic> {
    await this.until(() => this.rules(uri).includes(rule));
    return (this.shown.get(uri) as Diagnostic[]).find(({ code }) => code === rule) as Diagnostic;
  }

  async hover(uri: string, { range }: Pick<Diagnostic, 'range'>): Promise<string> {
    const params = { textDocument: { uri }, position: range.start };
    const hover = await this.#client.sendRequest<Hover | null>('textDocument/hover', params);
    return hover === null ? '' : (hover.contents as { value: string }).value;
  }

  async actions(uri: string, { range }: Pick<Diagnostic, 'range'>, only?: readonly string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.#client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.#client.sendRequest<CodeAction>('codeAction/resolve', action);
  }
}
