/** Every regular expression of the project: what stands in the sources, and what rules make theirs of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from '@swc/core';
import { DETECTORS } from '../../src/checks/security/detectors.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { judgeExample } from '../rules/judge.ts';
import { written } from './checker.ts';

export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** The first file it was found in. */
  readonly file: string;
}

const SRC = join(import.meta.dirname, '..', '..', 'src');

/** The expressions that are written out in the sources, each once, and the files that make others: `new RegExp(…)`. */
export function expressionsInSources(): {
  readonly literals: readonly Expression[];
  readonly makers: readonly string[];
} {
  const literals = new Map<string, Expression>();
  const makers = new Set<string>();
  for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts')) continue;
    const file = relative(SRC, join(SRC, name));
    const text = readFileSync(join(SRC, name), 'utf8');
    for (const node of nodesIn(parseSync(text, { syntax: 'typescript', target: 'es2023' }))) {
      if (node.type === 'RegExpLiteral') {
        const literal = { source: node.pattern as string, flags: node.flags as string, file };
        if (!literals.has(written(literal))) literals.set(written(literal), literal);
      }
      if (isRegExp(node.callee)) makers.add(file);
    }
  }
  return { literals: [...literals.values()], makers: [...makers] };
}

type Node = Readonly<Record<string, unknown>>;

function* nodesIn(value: unknown): Iterable<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) yield value as Node;
  for (const below of Object.values(value)) yield* nodesIn(below);
}

function isRegExp(callee: unknown): boolean {
  return typeof callee === 'object' && callee !== null && (callee as Node).value === 'RegExp';
}

/** The expressions that rules run over their examples, and those of secrets. */
export async function expressionsOfRules(): Promise<Expression[]> {
  await prepare(['script.csx']);
  const detectors = DETECTORS.map(({ pattern: { source, flags } }) => ({ source, flags, file: 'detectors' }));
  return [...(await expressionsRunIn(runExamples)), ...detectors];
}

/** What the checker is asked about. */
export async function allExpressions(): Promise<Expression[]> {
  return [...expressionsInSources().literals, ...(await expressionsOfRules())];
}

async function runExamples(): Promise<void> {
  const rules = await loadRules();
  for (const rule of readRules(RULES_DIR))
    for (const example of [...rule.examples.good, ...rule.examples.bad]) judgeExample(rules, rule, example);
}

/** The expressions that are made and run meanwhile; what is only made, to see whether it can be read, does not count. */
async function expressionsRunIn(work: () => void | Promise<void>): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const original = globalThis.RegExp;
  class Recorded extends original {
    override exec(text: string): RegExpExecArray | null {
      const { source, flags } = this;
      found.set(written(this), { source, flags, file: 'rules' });
      return super.exec(text);
    }
  }
  globalThis.RegExp = Recorded as unknown as RegExpConstructor;
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return [...found.values()];
}
