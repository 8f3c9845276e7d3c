/** The extension for VS Code, with VS Code and its client played: what it would start, and what its manifest promises. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { KINDS } from '../../src/cli/input/connector-paths.ts';
import { emptyFolder } from '../cli/setup.ts';

const HOME = fileURLToPath(new URL('../../editors/vscode/', import.meta.url));
const read = (name: string) => readFileSync(join(HOME, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const settings = manifest.contributes.configuration.properties as Record<string, { enum?: unknown[] }>;

/** Activates it in a workspace. Resolves with what its clients were made of, and the warnings that it gave. */
async function activate(folder: string, said: Record<string, unknown> = {}) {
  const clients: unknown[][] = [];
  const warnings: string[] = [];
  const commands = new Map<string, () => Promise<void>>();
  const asked = new Set<string>();
  const vscode = {
    commands: { registerCommand: (name: string, run: () => Promise<void>) => commands.set(name, run) },
    window: { showWarningMessage: (text: string) => warnings.push(text) },
    workspace: {
      workspaceFolders: [{ uri: { fsPath: folder } }],
      onDidChangeConfiguration: () => ({}),
      getConfiguration: (section: string) => ({
        get: (name: string) => {
          asked.add(`${section}.${name}`);
          return said[name] ?? null;
        },
      }),
    },
  };
  class LanguageClient {
    constructor(...how: unknown[]) {
      clients.push(how);
    }
    start() {}
    stop() {}
  }
  const real = createRequire(import.meta.url);
  const modules: Record<string, unknown> = {
    vscode,
    'vscode-languageclient/node': { LanguageClient, TransportKind: { stdio: 0 } },
  };
  const exported: { activate?: (context: object) => Promise<void> } = {};
  const run = compileFunction(read('extension.js'), ['require', 'exports']);
  run((name: string) => modules[name] ?? real(name), exported);
  await exported.activate!({ subscriptions: [] });
  return { clients, warnings, commands, asked };
}

it('starts what is installed in the workspace', async () => {
  const folder = emptyFolder();
  const bin = join(folder, 'node_modules', '@connector-reviewer', 'cli', 'dist', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cli.js'), '');
  const { clients } = await activate(folder, { kind: 'custom' });
  const [[, , server, options]] = clients as [[string, string, object, object]];
  expect(server).toMatchObject({ module: join(bin, 'cli.js'), args: ['lsp'] });
  expect(options).toMatchObject({ initializationOptions: { kind: 'custom' } });
});

it('starts the command of the settings instead, and says what to do where there is neither', async () => {
  const folder = emptyFolder();
  const { clients, warnings } = await activate(folder, { command: ['npx', 'connector-reviewer'] });
  expect(clients[0]![2]).toEqual({ command: 'npx', args: ['connector-reviewer', 'lsp'] });
  expect(warnings).toEqual([]);
  const none = await activate(folder);
  expect(none.clients).toEqual([]);
  expect(none.warnings[0]).toContain('connectorReviewer.command');
});

it('asks for the settings and has the commands that its manifest names, which knows the kinds of connectors', async () => {
  const { asked, commands } = await activate(emptyFolder());
  const named = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  expect([...commands.keys()]).toEqual(named);
  expect([...asked].sort().filter((name) => !(name in settings))).toEqual([]);
  expect(settings['connectorReviewer.kind']!.enum).toEqual([null, ...KINDS]);
});

it('is of the version of the package', () => {
  const { version } = JSON.parse(readFileSync(join(HOME, '../../package.json'), 'utf8'));
  expect(manifest.version).toBe(version);
});
