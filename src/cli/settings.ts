/** The repository's own configuration, where the command line finds it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../config/defaults.ts';
import type { ConfigProblem, RepositoryConfig } from '../config/types.ts';
import { plainLine } from '../format/plain.ts';
import type { Io, Output } from './io.ts';

/** As src/config/load.ts has it; that module is loaded only where there is a file to read. */
export const CONFIG_PATH = '.github/connector-reviewer.yml';

/** The configuration file of the repository a path is in: the nearest above it, up to the repository's top; null: none. */
export function settingsFileFor(path: string, { cwd }: Pick<Io, 'cwd'>): string | null {
  for (let at = resolve(cwd, path); ; at = dirname(at)) {
    const file = join(at, CONFIG_PATH);
    if (existsSync(file)) return file;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return null;
  }
}

/** The configuration of the repository a path is in. */
export async function settingsFor(path: string, io: Io): Promise<RepositoryConfig> {
  const file = settingsFileFor(path, io);
  return file === null ? DEFAULT_CONFIG : readSettings(readFileSync(file, 'utf8'), relative(io.cwd, file), io.err);
}

/** Reads a configuration, null for none; a refused one is said, and the defaults count, as in the App. */
export async function readSettings(text: string | null, name: string, err: Output): Promise<RepositoryConfig> {
  if (text === null) return DEFAULT_CONFIG;
  const { loadConfig } = await import('../config/load.ts');
  const { config, problem } = loadConfig(text);
  if (problem) tellRefused(name, problem, err);
  return config;
}

/** Says where a configuration is refused, and that the defaults count. */
export function tellRefused(name: string, { line, column, reason }: ConfigProblem, err: Output): void {
  err.write(`connector-reviewer: ${plainLine(`${name}:${line}:${column}: ${reason}`)}\n`);
  err.write('  The configuration is not used; the defaults are. Correct this line.\n');
}
