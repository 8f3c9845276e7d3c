/**
 * Runs a script from the bytecode that the build has kept beside it, so that the engine need not compile it again: for one
 * small connector that takes longer than the review. Bytecode of another engine is refused by V8, and the script compiled.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** A script that was run: what it exports, and how to keep its bytecode. */
export interface Loaded {
  readonly exports: unknown;
  /** Keeps the bytecode of every function that has been called. */
  keepBytecode(): void;
}

type Wrapped = (exports: object, require: NodeJS.Require, module: object, file: string, directory: string) => void;

/** What CommonJS puts around a script. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

/** Runs a CommonJS script, which may not `import()` anything. */
export function loadScript(path: string): Loaded {
  const kept = `${path}.bytecode`;
  const script = new Script(`${HEAD}${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    cachedData: isYounger(kept, path) ? readFileSync(kept) : undefined,
  });
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, createRequire(path), module, path, dirname(path));
  return { exports: module.exports, keepBytecode: () => writeFileSync(kept, script.createCachedData()) };
}

/** Bytecode older than its script is another script's. */
function isYounger(bytecode: string, script: string): boolean {
  const made = statSync(bytecode, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && made >= statSync(script).mtimeMs;
}
