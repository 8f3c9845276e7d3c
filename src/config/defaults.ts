/** The configuration of a repository that has none: that of the public connectors repository. */
import type { Kind } from '../connector/types.ts';
import type { RepositoryConfig } from './types.ts';

/** Where a repository keeps its configuration, on the base branch. */
export const CONFIG_PATH = '.github/connector-reviewer.yml';

/** What people call it by mistake: nothing is read from there. */
export const MISNAMED_CONFIG = '.github/connector-reviewer.yaml';

export const DEFAULT_FOLDERS: Readonly<Record<string, Kind>> = {
  'certified-connectors': 'certified',
  'independent-publisher-connectors': 'independent-publisher',
  'custom-connectors': 'custom',
};

/** The top folder that holds connectors of a kind in the public repository. */
export function topFolderOf(kind: Kind): string {
  return Object.keys(DEFAULT_FOLDERS).find((top) => DEFAULT_FOLDERS[top] === kind) as string;
}

export const DEFAULT_CONFIG: RepositoryConfig = {
  baseBranches: ['dev'],
  folders: DEFAULT_FOLDERS,
  maintainers: { roles: ['admin', 'maintain', 'write'], users: [], teams: [] },
  acknowledgedBy: 'maintainer',
  reviewers: 1,
  labels: {
    kinds: {
      certified: 'certified-connector',
      'independent-publisher': 'independent-publisher-connector',
      custom: 'custom-connector',
    },
    new: 'New',
    update: 'Update',
    minorUpdate: 'minor-update',
    partnerTurn: 'needs:partner-attention',
    maintainerTurn: 'needs:attention',
  },
  inlineComments: 30,
  stages: {},
  rules: {},
};
