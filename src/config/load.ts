/** Reads a repository's configuration. Whatever is wrong with it, there is a configuration to go on with. */
import type { ValidateFunction } from 'ajv';
import { extendMachine, type StagesOverride } from '../machine/extend.ts';
import { loadMachine } from '../machine/load.ts';
import { allPlaced, everyFault, type Fault, makeAjv, schemaText, schemaValidator } from '../rules/files/schema.ts';
import { FileError, type FileFault, readForeignYaml } from '../rules/files/yaml.ts';
import { CONFIG_PATH, DEFAULT_CONFIG } from './defaults.ts';
import type { ConfigProblem, RepositoryConfig } from './types.ts';

export interface LoadedConfig {
  readonly config: RepositoryConfig;
  /** Where the file is refused, and why; then `config` is the default. */
  readonly problem: ConfigProblem | null;
}

/** What a file may say: any part of a configuration, to any depth. */
type Partially<T> = { readonly [Key in keyof T]?: T[Key] extends readonly unknown[] ? T[Key] : Partially<T[Key]> };

let compiled: ValidateFunction | undefined;

/** Merges a configuration file into the defaults; null where the repository has none. Throws nothing. */
export function loadConfig(text: string | null): LoadedConfig {
  const { config, faults } = readConfig(text);
  const [first] = faults;
  if (!first) return { config, problem: null };
  const { line, column, reason } = first;
  return { config, problem: { line, column, reason } };
}

/** The same, with everything for which the file is refused, by line. */
export function readConfig(text: string | null): {
  readonly config: RepositoryConfig;
  readonly faults: readonly FileFault[];
} {
  // js-yaml refuses empty input; a file of comments says as little as no file.
  if (text === null || text.replaceAll(/#.*$/gm, '').trim() === '') return { config: DEFAULT_CONFIG, faults: [] };
  try {
    const value = readForeignYaml(CONFIG_PATH, text);
    const faults = allPlaced(CONFIG_PATH, text, faultsOf(value));
    return { config: faults.length > 0 ? DEFAULT_CONFIG : merge(value as Partially<RepositoryConfig>), faults };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { config: DEFAULT_CONFIG, faults: [error.fault] };
  }
}

/** Of its form; of its stages only where that is right. */
function faultsOf(value: unknown): Fault[] {
  compiled ??= schemaValidator(makeAjv().addSchema(schemaText('stages.json')), 'config.json');
  if (!compiled(value)) return everyFault(compiled.errors ?? []);
  const { stages = {} } = value as { readonly stages?: StagesOverride };
  if (Object.keys(stages).length === 0) return [];
  return extendMachine(loadMachine(), stages).faults.map(({ pointer, reason }) => ({
    pointer: `/stages${pointer}`,
    reason,
  }));
}

/** Lists, folders and rules replace the defaults as a whole; of the rest, each key given replaces its default. */
function merge({
  maintainers,
  labels,
  folders,
  rules,
  stages,
  ...rest
}: Partially<RepositoryConfig>): RepositoryConfig {
  return {
    ...DEFAULT_CONFIG,
    ...rest,
    folders: (folders as RepositoryConfig['folders'] | undefined) ?? DEFAULT_CONFIG.folders,
    rules: (rules as RepositoryConfig['rules'] | undefined) ?? DEFAULT_CONFIG.rules,
    stages: (stages as StagesOverride | undefined) ?? DEFAULT_CONFIG.stages,
    maintainers: { ...DEFAULT_CONFIG.maintainers, ...maintainers },
    labels: {
      ...DEFAULT_CONFIG.labels,
      ...labels,
      kinds: { ...DEFAULT_CONFIG.labels.kinds, ...labels?.kinds },
    },
  };
}
