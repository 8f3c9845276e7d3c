/** Tools that change nothing: check, explain, rules, diff. */
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { answered, textAnswer, type Verdict, verdictAnswer } from './answers.ts';
import { withTexts } from './handed-over.ts';
import { inside } from './inside.ts';
import { outputOf, type RunCommand } from './run-command.ts';
import { FOUND_RULES, HOW_MUCH, KIND, VERDICT } from './shapes.ts';

const READS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export function addReadingTools(server: McpServer, root: string, run: RunCommand): void {
  addCheck(server, root, run);
  addExplain(server, root, run);
  addRules(server, root, run);
  addDiff(server, root, run);
}

function addCheck(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'check',
    {
      title: 'Check connectors',
      description:
        'Checks a connector folder, a folder of connectors or a whole repository against the certification rules, or texts that are not on the disk yet. Use it after each change, until it passes.',
      inputSchema: {
        path: z.string().max(1000).default('.').describe('The folder; left out: the whole working folder'),
        files: z
          .record(z.string(), z.string())
          .optional()
          .describe('Instead of a path: texts by the names of their files, such as apiDefinition.swagger.json'),
        kind: KIND,
        base: z
          .string()
          .max(300)
          .optional()
          .describe('A git ref or a folder to compare with; only what is new blocks then'),
        ...HOW_MUCH,
      },
      outputSchema: VERDICT,
      annotations: READS,
    },
    ({ path, files, kind, base, ...asked }) =>
      answered(async () => {
        const verdict = async (cwd: string, args: readonly string[]) =>
          verdictAnswer(JSON.parse(await outputOf(run, cwd, ['check', '--format', 'json', ...args])) as Verdict, asked);
        if (files) return withTexts(files, (folder) => verdict(folder, ['.', '--kind', kind ?? 'certified']));
        const before = base === undefined ? [] : ['--base', baseFor(root, base)];
        return verdict(root, [...(kind ? ['--kind', kind] : []), ...before, '--', inside(root, path)]);
      }),
  );
}

/** A folder must lie inside; a git ref is left to git, and is never taken for an option. */
function baseFor(root: string, base: string): string {
  if (base.startsWith('-')) throw new UsageError(`${base} is no git ref`, 'Give a branch, a commit or a folder.');
  const path = inside(root, base);
  return statSync(resolve(root, path), { throwIfNoEntry: false }) ? path : base;
}

function isFolder(root: string, side: string): boolean {
  return statSync(resolve(root, side), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Commits are compared over all of a clone: all of it must be in reach. */
async function mustBeTop(root: string): Promise<void> {
  const { workTreeOf } = await import('../../disk/git.ts');
  const top = await workTreeOf(root);
  if (top !== null && realpathSync(top) !== realpathSync(root))
    throw new UsageError(
      'this folder is only a part of its clone, and commits are compared as a whole',
      'Start the server at the top of the clone, or compare two folders.',
    );
}

function addExplain(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'explain',
    {
      title: 'Explain a rule',
      description:
        'Tells why a rule exists, how to keep it, with good and bad examples. Takes the id of a rule, a code of the official validator or a policy number, and says which rules answer for it.',
      inputSchema: {
        rule: z
          .string()
          .min(1)
          .max(200)
          .describe('Such as operation/summary-required, RequiredPropertyMissing or 5000.2.4.4'),
      },
      annotations: READS,
    },
    ({ rule }) => answered(async () => textAnswer(await outputOf(run, root, ['explain', '--', rule]), false)),
  );
}

/** Of the rules that fit. */
const MOST_RULES = 30;

interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly severity: unknown;
}

function addRules(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'rules',
    {
      title: 'Search the rules',
      description:
        'Finds rules by words of their id and title, before you write what they are about. The tool explain tells more about one.',
      inputSchema: {
        words: z.string().max(200).default('').describe('All of them must occur; left out: every rule fits'),
      },
      outputSchema: FOUND_RULES,
      annotations: READS,
    },
    ({ words }) =>
      answered(async () => {
        const { list } = JSON.parse(await outputOf(run, root, ['rules', '--format', 'json'])) as { list: ListedRule[] };
        return rulesAnswer(list, words);
      }),
  );
}

function rulesAnswer(list: readonly ListedRule[], words: string): CallToolResult {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fitting = list.filter(({ id, title }) => wanted.every((word) => `${id} ${title}`.toLowerCase().includes(word)));
  const rules = fitting.slice(0, MOST_RULES).map(({ id, title, severity }) => ({
    ...{ id, title },
    severity: typeof severity === 'string' ? severity : JSON.stringify(severity),
  }));
  const leftOut = fitting.length - rules.length;
  const text = `${fitting.length} rules fit.${leftOut > 0 ? ` ${leftOut} are left out: give more words.` : ''}`;
  return { content: [{ type: 'text', text }], structuredContent: { rules, leftOut } };
}

function addDiff(server: McpServer, root: string, run: RunCommand): void {
  server.registerTool(
    'diff',
    {
      title: 'Compare two states',
      description:
        'Tells what changed in connectors between two states, what of it breaks saved flows, and the way out. Use it before an update of a published connector is handed in.',
      inputSchema: {
        base: z.string().min(1).max(300).describe('The state before: a git ref or a folder'),
        head: z.string().max(300).optional().describe('The state after; left out: the files as they are now'),
      },
      annotations: READS,
    },
    ({ base, head }) =>
      answered(async () => {
        const given = [base, ...(head === undefined ? [] : [head])];
        const sides = given.map((side) => baseFor(root, side));
        if (!isFolder(root, base)) await mustBeTop(root);
        return textAnswer(await outputOf(run, root, ['diff', '--format', 'markdown', '--', ...sides]), true);
      }),
  );
}
