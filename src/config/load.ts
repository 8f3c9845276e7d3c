/** Reads a repository's configuration. Whatever is wrong with it, there is a configuration to go on with. */
import type { ValidateFunction } from 'ajv';
import { extendMachine, type StagesOverride } from '../machine/extend.ts';
import { loadMachine } from '../machine/load.ts';
import { type Fault, makeAjv, mostTelling, placed, schemaText, schemaValidator } from '../rules/files/schema.ts';
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

/** Lays a configuration file over the defaults; null where the repository has none. Throws nothing. */
export function loadConfig(text: string | null): LoadedConfig {
  // js-yaml refuses empty input; a file of comments says as little as no file.
  if (text === null || text.replaceAll(/#.*$/gm, '').trim() === '') return { config: DEFAULT_CONFIG, problem: null };
  const refused = ({ line, column, reason }: FileFault) => ({
    config: DEFAULT_CONFIG,
    problem: { line, column, reason },
  });
  const refusedAt = (fault: Fault) => refused(placed(CONFIG_PATH, text, fault));
  try {
    const value = readForeignYaml(CONFIG_PATH, text);
    compiled ??= schemaValidator(makeAjv().addSchema(schemaText('stages.json'), 'stages.json'), 'config.json');
    if (!compiled(value)) return refusedAt(mostTelling(compiled.errors ?? []));
    const config = merge(value as Partially<RepositoryConfig>);
    const fault = Object.keys(config.stages).length === 0 ? null : extendMachine(loadMachine(), config.stages).fault;
    return fault ? refusedAt({ ...fault, pointer: `/stages${fault.pointer}` }) : { config, problem: null };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return refused(error.fault);
  }
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
