/** `lsp`: a language server for editors, which speak to it on its standard input and output. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
import type { Kind } from '../../connector/types.ts';
import { Server } from '../lsp/server.ts';
import { openThreads } from '../lsp/threads.ts';

export interface LspOptions {
  readonly kind?: Kind;
}

/** Serves until the editor ends it, or goes. */
export async function serveEditor({ kind }: LspOptions): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  new Server(connection, openThreads(), kind ?? null).listen();
  return new Promise<never>(() => undefined);
}
