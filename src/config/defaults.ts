/** The configuration of a repository that has none. */
import type { Kind } from '../connector/types.ts';

/** The top folders of the public connectors repository. */
export const DEFAULT_FOLDERS: Readonly<Record<string, Kind>> = {
  'certified-connectors': 'certified',
  'independent-publisher-connectors': 'independent-publisher',
  'custom-connectors': 'custom',
};
