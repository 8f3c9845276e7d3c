/** A pull request is judged by the kinds of connector it touches and by the repository's own folders. */

import type { Kind } from '../../src/connector/types.ts';
import type { Pull } from '../../src/rules/engine/pull.ts';
import { runPullRules, runRules } from '../../src/rules/engine/run.ts';
import { applyExample } from '../../src/rules/examples/example.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from './sample.ts';

const rules = await loadRules();

const KINDS: Readonly<Record<string, Kind>> = { partners: 'certified', independents: 'independent-publisher' };

const certified = applyExample(SAMPLE, 'pull', { $kind: 'certified' }).connector;
const independent = applyExample(SAMPLE, 'pull', { $kind: 'independent-publisher' }).connector;

const PULL: Pull = {
  title: 'Contoso Orders',
  body: '',
  author: 'partner',
  baseRef: 'dev',
  baseBranches: ['dev'],
  topFolders: { 'certified-connectors': 'certified', 'independent-publisher-connectors': 'independent-publisher' },
  mergeable: false,
  files: [],
  folders: [
    { folder: certified.folder, kind: 'certified', change: 'update' },
    { folder: independent.folder, kind: 'independent-publisher', change: 'new' },
  ],
};

function found(pull: Partial<Pull>, overrides = {}): string[] {
  const { findings, failures } = runPullRules(rules, { ...PULL, ...pull }, [certified, independent], overrides);
  expect(failures).toEqual([]);
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('a pull request over connectors of two kinds', () => {
  it('is held to the rules for both, whichever comes first', () => {
    const both = found({});
    expect(both).toContain('warning pr/title-ip');
    expect(both).toContain('warning pr/ip-screenshots');
    expect(both).toContain('suggestion pr/matches-submission');
    expect(found({ folders: [...PULL.folders].reverse() })).toEqual(both);
  });

  it('hears once what holds for both', () => {
    expect(found({}).filter((one) => one.endsWith('pr/no-conflicts'))).toEqual(['error pr/no-conflicts']);
    expect(found({}).filter((one) => one.endsWith('pr/one-connector'))).toEqual(['warning pr/one-connector']);
  });

  it('is held to what is said of updates for the kind that is one', () => {
    const owners = { codeOwners: ['@owner'], contributors: [] };
    expect(found(owners)).toContain('warning pr/code-owner');
    const folders = PULL.folders.map((folder) => ({ ...folder, change: 'new' as const }));
    expect(found({ ...owners, folders })).not.toContain('warning pr/code-owner');
  });

  it('hears the weightier of two severities', () => {
    const byKind = {
      version: '',
      rules: rules.rules
        .filter(({ id }) => id === 'pr/no-conflicts')
        .map((rule) => ({
          ...rule,
          severity: { certified: 'warning', 'independent-publisher': 'error', default: 'off' } as const,
        })),
    };
    for (const folders of [PULL.folders, [...PULL.folders].reverse()]) {
      const { findings } = runPullRules(byKind, { ...PULL, folders }, []);
      expect(findings.map(({ severity }) => severity)).toEqual(['error']);
    }
  });
});

it('counts as certified while it touches no connector', () => {
  expect(found({ folders: [] })).toEqual(['error pr/no-conflicts']);
});

describe('in a repository with folders of its own', () => {
  const files = [{ path: 'partners/apiDefinition.swagger.json', status: 'added' as const }];

  it('a connector file right in one of them is misplaced, and no foreign file', () => {
    const folders = [{ folder: 'partners/Contoso Orders', kind: 'certified' as const, change: 'new' as const }];
    const said = found({ topFolders: KINDS, files, folders });
    expect(said).toContain('error package/nested-folder');
    expect(said).not.toContain('warning pr/no-other-files');
    expect(found({ files, folders })).toContain('warning pr/no-other-files');
  });

  it('a connector is sent to the folder that is there for its kind', () => {
    const pull = { ...PULL, title: 'Contoso Orders (Independent Publisher)', folders: PULL.folders.slice(0, 1) };
    const said = (topFolders: Pull['topFolders']) =>
      runRules(rules, certified, 'new', { pull: { ...pull, topFolders } })
        .findings.filter(({ rule }) => rule === 'package/folder-location')
        .map(({ message }) => message);
    expect(said(KINDS)).toEqual([expect.stringContaining('Move it to `independents/Contoso Orders`')]);
    expect(said({ partners: 'certified' })).toEqual([]);
  });
});
