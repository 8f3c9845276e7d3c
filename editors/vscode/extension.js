// Starts the language server and connects VS Code to it. All that is found, explained and mended comes from the server.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

const INSTALLED = join('node_modules', '@connector-reviewer', 'cli', 'dist', 'bin', 'cli.js');

let client;

exports.activate = async (context) => {
  context.subscriptions.push(vscode.commands.registerCommand('connectorReviewer.restart', start));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('connectorReviewer') && start()),
  );
  await start();
};

exports.deactivate = () => client?.stop();

async function start() {
  await client?.stop();
  client = undefined;
  const settings = vscode.workspace.getConfiguration('connectorReviewer');
  const server = serverFor(settings.get('command'));
  if (!server) {
    vscode.window.showWarningMessage(
      'The connector-reviewer command line is not in node_modules. Install it there, or set connectorReviewer.command.',
    );
    return;
  }
  client = new LanguageClient('connectorReviewer', 'Connector Reviewer', server, {
    documentSelector: [{ scheme: 'file', pattern: '**/*.{json,md,csx}' }],
    initializationOptions: { kind: settings.get('kind') },
  });
  await client.start();
}

/** The command of the settings, else what is installed in the workspace, run by VS Code's own Node.js; undefined for none. */
function serverFor(command) {
  if (command?.length > 0) return { command: command[0], args: [...command.slice(1), 'lsp'] };
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const module = folders.map((folder) => join(folder, INSTALLED)).find(existsSync);
  return module && { module, args: ['lsp'], transport: TransportKind.stdio };
}
