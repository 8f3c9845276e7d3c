/** Makes a new connector in memory, with every certain remedy made, and says what is left for people. */
import { DEFAULT_FOLDERS, topFolderOf } from '../config/defaults.ts';
import type { FileSet } from '../connector/types.ts';
import { type Inspection, inspect } from '../review/inspect/inspect.ts';
import type { RuleSet } from '../rules/engine/rule.ts';
import type { Answers } from '../scaffold/answers.ts';
import { connectorFiles } from '../scaffold/connector.ts';
import type { Converted } from '../scaffold/openapi/convert.ts';
import { mendFiles } from './mend.ts';

export interface NewConnector {
  /** Texts by name, as they go into the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What of the service's definition found no place: sentences. */
  readonly losses: readonly string[];
  /** What the rules still ask for. */
  readonly inspection: Inspection;
}

/**
 * @param converted the service's definition in Swagger 2.0; null: a first operation is made up
 */
export function makeConnector(answers: Answers, converted: Converted | null, rules: RuleSet): NewConnector {
  const { swagger, losses } = converted ?? { swagger: null, losses: [] };
  const prefix = `${topFolderOf(answers.kind)}/${answers.title}/`;
  const contentOf = (text: string) => {
    const bytes = Buffer.from(text);
    return { size: bytes.length, bytes };
  };
  const start: FileSet = new Map(
    [...connectorFiles(answers, swagger)].map(([name, text]) => [prefix + name, contentOf(text)]),
  );
  const look = (head: FileSet) => inspect({ head, base: null, folders: DEFAULT_FOLDERS, rules });
  const { head } = mendFiles(start, () => true, look);
  const files = [...head].map(
    ([path, { bytes }]) => [path.slice(prefix.length), Buffer.from(bytes ?? []).toString('utf8')] as const,
  );
  return { files: new Map(files), losses, inspection: look(head) };
}
