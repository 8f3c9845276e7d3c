/** The commands that go on running beside whoever writes a connector: for editors, browsers and coding agents. */
import type { Command } from 'commander';
import type { Apart } from './apart.ts';
import type { LspOptions } from './commands/lsp.ts';
import type { PreviewOptions } from './commands/preview.ts';
import type { ExitCode, Io } from './io.ts';
import { kindOption } from './options.ts';

export function addLsp(program: Command, apart: Apart): void {
  program
    .command('lsp')
    .description('a language server for editors: findings as you type, the rules behind them, and their remedies')
    .addOption(kindOption())
    .option('--stdio', 'what editors may say: it speaks on the standard input and output in any case')
    .action(async (options: LspOptions) => {
      const { serveEditor } = await apart.lsp();
      await serveEditor(options);
    });
}

export function addPreview(program: Command, io: Io, apart: Apart, end: (code: ExitCode) => void): void {
  program
    .command('preview')
    .description('show a connector in the browser as its users will see it; the page follows what is saved')
    .argument('<FOLDER>', "the connector's folder")
    .option('--base <DIR|REF>', 'before and now beside each other: a folder of the same layout, or a git ref')
    .addOption(kindOption())
    .action(async (folder: string, options: PreviewOptions) => {
      const { preview } = await apart.preview();
      end(await preview(folder, options, io));
    });
}

/** @param run the whole command line, which the server's tools call */
export function addMcp(
  program: Command,
  io: Io,
  apart: Apart,
  run: (args: readonly string[], io: Io, apart: Apart) => Promise<ExitCode>,
): void {
  program
    .command('mcp')
    .description('a server for coding agents (Model Context Protocol), which works within this folder only')
    .action(async () => {
      const { serveAgent } = await apart.mcp();
      await serveAgent(io.cwd, (args, own) => run(args, own, apart));
    });
}
