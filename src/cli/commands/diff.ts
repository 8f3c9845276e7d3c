/** `diff`: what changed between two states of connectors, whom it hurts, and the way out. */
import { compareConnectors } from '../../changes/compare.ts';
import type { ConnectorPair } from '../../changes/follow.ts';
import { groupChanges } from '../../changes/group.ts';
import { kindOfUpdate } from '../../changes/update.ts';
import type { Connector } from '../../connector/connector.ts';
import type { Difference } from '../../format/difference.ts';
import { sidesOf } from '../input/diff-sides.ts';
import { settingsFor } from '../input/settings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { colorsFor } from '../output/colors.ts';
import { terminalColumns } from '../output/output.ts';

export interface DiffOptions {
  readonly format: 'pretty' | 'json' | 'markdown';
}

/**
 * Compares and prints; the exit code is 1 when something breaks.
 * @param head left out: the files as they are now
 * @throws UsageError for what can't be compared
 */
export async function diff(base: string, head: string | undefined, options: DiffOptions, io: Io): Promise<ExitCode> {
  const { config } = await settingsFor('.', io);
  const { pairs, inRepository } = await sidesOf(base, head, io.cwd, config.folders);
  const all = pairs.map((pair) => differenceOf(pair, inRepository));
  const differences = inRepository ? all.filter(differs) : all;
  io.out.write(await formatted(differences, options, io));
  const unread = differences.flatMap(({ unread: files }) => files);
  for (const file of unread)
    io.err.write(
      `connector-reviewer: ${file} can't be read as JSON and was not compared\n  Fix it first: check shows the place.\n`,
    );
  if (unread.length > 0) return EXIT.refused;
  return differences.some(breaks) ? EXIT.errors : EXIT.clean;
}

/** A connector that is removed breaks every flow that uses it. */
function breaks({ change, changes }: Difference): boolean {
  return change === 'removed' || changes.some(({ impact }) => impact === 'breaking');
}

function differs({ change, changes, movedFrom, unread }: Difference): boolean {
  return change !== 'update' || changes.length > 0 || movedFrom !== null || unread.length > 0;
}

function differenceOf({ old, now }: ConnectorPair, inRepository: boolean): Difference {
  const { folder } = (now ?? old) as Connector;
  if (!old || !now)
    return { folder, change: now ? 'new' : 'removed', movedFrom: null, update: null, changes: [], unread: [] };
  const changes = groupChanges(compareConnectors(old, now));
  return {
    ...{ folder, change: 'update', changes, update: kindOfUpdate(changes) },
    movedFrom: inRepository && old.folder !== folder ? old.folder : null,
    unread: [old, now].flatMap(unreadIn),
  };
}

function unreadIn(connector: Connector): string[] {
  const documents = [connector.json('swagger'), connector.json('properties')];
  return documents.flatMap((document) => (document && !document.root ? [document.path] : []));
}

async function formatted(differences: readonly Difference[], { format }: DiffOptions, io: Io): Promise<string> {
  const { differenceJson, differenceMarkdown, differencePretty } = await import('../../format/difference.ts');
  if (format === 'json') return differenceJson(differences);
  return format === 'markdown'
    ? differenceMarkdown(differences)
    : differencePretty(differences, colorsFor(io), terminalColumns(io));
}
