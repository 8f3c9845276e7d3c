/** Tools that may write, and only within the folder: fix, new, package. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { DEFAULT_FOLDERS } from '../../config/defaults.ts';
import { answered, textAnswer, type Verdict, verdictAnswer } from './answers.ts';
import { inside } from './inside.ts';
import { outputOf, type RunCommand } from './run-command.ts';
import { HOW_MUCH, KIND } from './shapes.ts';

const WRITES = { readOnlyHint: false, openWorldHint: false };

export function addWritingTools(server: McpServer, root: string, run: RunCommand): void {
  addFix(server, root, run);
  addNew(server, root, run);
  addPackage(server, root, run);
}

function addFix(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'fix',
    {
      title: 'Make the certain fixes',
      description:
        'Shows as a diff what can be mended without a decision, and makes the changes in the files when "write" is true. Answers then with the verdict that is left.',
      inputSchema: {
        path: z.string().min(1).max(1000).describe('A connector folder or a folder of connectors'),
        kind: KIND,
        rules: z
          .array(z.string().max(200))
          .max(50)
          .optional()
          .describe('Only the fixes of these rules, or of groups as mcp/*'),
        write: z.boolean().default(false).describe('Whether to change the files'),
        ...HOW_MUCH,
      },
      annotations: { ...WRITES, destructiveHint: true, idempotentHint: true },
    },
    ({ path, kind, rules = [], write, ...asked }) =>
      answered(async () => {
        const only = rules.flatMap((rule) => ['--rule', rule]);
        const where = [...(kind ? ['--kind', kind] : []), '--', inside(root, path)];
        if (!write) {
          const diff = await outputOf(run, root, ['check', '--fix-dry-run', ...only, ...where]);
          return textAnswer(diff === '' ? 'There is nothing that can be mended without a decision.' : diff, true);
        }
        await outputOf(run, root, ['check', '--fix', ...only, '--format', 'json', ...where]);
        const left = await outputOf(run, root, ['check', '--format', 'json', ...where]);
        return verdictAnswer(JSON.parse(left) as Verdict, asked);
      }),
  );
}

function addNew(server: McpServer, root: string, run: RunCommand): void {
  const text = (what: string) => z.string().max(500).optional().describe(what);
  server.registerTool(
    'new',
    {
      title: 'Make a new connector',
      description:
        'Makes the folder of a new connector, from an OpenAPI 3 or Swagger 2.0 file or with one operation to begin with, and says what is left to do. Placeholders stand for what is not given: ask a person for it rather than inventing it. Never overwrites.',
      inputSchema: {
        title: z.string().max(200).optional().describe('What people call the product; left out: the title in the file'),
        from: z.string().max(1000).optional().describe("The service's definition, in JSON or YAML"),
        folder: z.string().max(1000).optional().describe('The new folder; left out: after the title'),
        kind: KIND,
        publisher: text('Who publishes it'),
        description: text('What the service does, in 30 to 500 characters'),
        host: text("The host of the service's API"),
        supportEmail: text('Where people write to when it does not work'),
        website: text("The service's website"),
        privacyPolicy: text('Its privacy policy'),
        category: text('Such as Productivity'),
      },
      annotations: { ...WRITES, destructiveHint: false, idempotentHint: false },
    },
    ({ title, from, folder, kind, ...given }) =>
      answered(async () => {
        // Without a folder it goes into that of its kind, which may be a link.
        for (const top of Object.keys(DEFAULT_FOLDERS)) inside(root, top);
        const answers = Object.entries(given).flatMap(([name, value]) =>
          value === undefined
            ? []
            : [`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${value}`],
        );
        const args = [
          ...(from === undefined ? [] : [`--from=${inside(root, from)}`]),
          ...(folder === undefined ? [] : [`--output=${inside(root, folder)}`]),
          ...(kind ? ['--kind', kind] : []),
          ...[...answers, '--yes'],
          ...(title === undefined ? [] : ['--', title]),
        ];
        return textAnswer(await outputOf(run, root, ['new', ...args]), true);
      }),
  );
}

function addPackage(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'package',
    {
      title: 'Build or compare the certification package',
      description:
        "Compares a connector's certification package with its folder, or builds one when a flow's exported solution is given. Use it when the connector passes.",
      inputSchema: {
        folder: z.string().min(1).max(1000).describe("The connector's folder"),
        kind: KIND,
        package: z
          .string()
          .max(1000)
          .optional()
          .describe('The package to compare; left out: where it would be written'),
        flow: z.string().max(1000).optional().describe('The exported solution with a flow: builds the package'),
        output: z.string().max(1000).optional().describe('Where to write the package'),
      },
      annotations: { ...WRITES, destructiveHint: true, idempotentHint: true },
    },
    ({ folder, kind, package: zip, flow, output }) =>
      answered(async () => {
        const what =
          flow === undefined
            ? [zip === undefined ? '--check' : `--check=${inside(root, zip)}`]
            : [`--flow=${inside(root, flow)}`, ...(output === undefined ? [] : [`--output=${inside(root, output)}`])];
        const args = [...what, ...(kind ? ['--kind', kind] : []), '--', inside(root, folder)];
        return textAnswer(await outputOf(run, root, ['package', ...args]), true);
      }),
  );
}
