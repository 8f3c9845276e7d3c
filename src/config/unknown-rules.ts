/** Rules that a configuration names and that there are not. */
import { escapeToken } from '../connector/pointer.ts';
import { nearest } from '../rules/engine/nearest.ts';
import { allPlaced } from '../rules/files/schema.ts';
import { FileError, type FileFault, readForeignYaml } from '../rules/files/yaml.ts';
import { CONFIG_PATH } from './defaults.ts';

/**
 * Where a configuration sets the severity of a rule that nobody has.
 * @param text of the file; one that is not YAML names none
 * @param known ids of all rules that hold in the repository
 */
export function unknownRules(text: string, known: readonly string[]): FileFault[] {
  const ids = new Set(known);
  const faults = namedIn(text)
    .filter((id) => !ids.has(id))
    .map((id) => ({ pointer: `/rules/${escapeToken(id)}`, reason: reasonFor(id, known) }));
  return allPlaced(CONFIG_PATH, text, faults);
}

function reasonFor(id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  return `there is no rule '${id}'${near.length > 0 ? `. Did you mean ${near.join(' or ')}?` : ''}`;
}

function namedIn(text: string): string[] {
  try {
    const { rules } = (readForeignYaml(CONFIG_PATH, text) ?? {}) as { readonly rules?: unknown };
    return typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? Object.keys(rules) : [];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [];
  }
}
