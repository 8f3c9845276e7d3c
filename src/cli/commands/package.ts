/** `package`: builds the certification package of a connector's folder, or compares one with it. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Connector } from '../../connector/connector.ts';
import { assemble } from '../../connector/package/assemble.ts';
import { pack } from '../../connector/package/pack.ts';
import type { FileContent, FileSet, Kind } from '../../connector/types.ts';
import { readPackage } from '../../disk/tree.ts';
import { plainLine } from '../../format/plain.ts';
import { inspect } from '../../review/inspect/inspect.ts';
import { UsageError } from '../errors.ts';
import { locate } from '../input/connector-paths.ts';
import { readFlow } from '../input/flow-solution.ts';
import { rulesFor, settingsFor } from '../input/settings.ts';
import { filesOf, type Target, targetsIn } from '../input/targets.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { print } from '../output/output.ts';

export interface PackageOptions {
  readonly flow?: string;
  readonly output?: string;
  readonly kind?: Kind;
  /** true: the package in the folder. */
  readonly check?: string | true;
}

/** What an independent publisher's pull request carries, by its usual name. */
const IN_PULL_REQUEST = 'ConnectorPackage.zip';

/**
 * Builds the package, and says what the rules make of it; with `check` it only says that. Exit 1 when they ask for something.
 * @throws UsageError where there is nothing to build or compare it from
 */
export async function packageFolder(path: string, options: PackageOptions, io: Io): Promise<ExitCode> {
  const settings = await settingsFor(path, io);
  const place = await locate(path, io.cwd, settings.config.folders, options.kind ?? null);
  const [target] = await targetsIn(place);
  if (place.level !== 'connector' || !target)
    throw new UsageError(`${path} is not a connector's folder`, 'Give the folder of one connector.');
  const files = await filesOf(target);
  const at = options.check === undefined ? await build(target, files, options, io) : packageFor(target, options, io);
  return judge(target, files, at, settings, io);
}

/** Builds and writes the package; its path. */
async function build(target: Target, files: FileSet, { flow, output }: PackageOptions, io: Io): Promise<string> {
  const connector = connectorOf(target, files);
  if (!connector.api || !connector.properties || !connector.file('readme'))
    throw new UsageError(
      `${target.shown} lacks a definition, properties or a readme that can be read`,
      'Run check on the folder, and package it when it passes.',
    );
  if (flow === undefined) throw new UsageError('a package needs a flow that calls the connector', HOW_TO_GET_A_FLOW);
  const { solution, packed } = await readFlow(resolve(io.cwd, flow), flow);
  const bytes = pack(assemble(connector, solution, packed));
  const at = output === undefined ? usualPath(target, io) : resolve(io.cwd, output);
  writeFileSync(at, bytes);
  io.out.write(`Wrote ${plainLine(at)} (${Math.ceil(bytes.length / 1024)} KB)\n\n`);
  return at;
}

const HOW_TO_GET_A_FLOW = `Once per connector:
  1. Create the connector in an environment of yours from the folder's files (paconn create).
  2. Make a solution there, add the connector to it, and a flow that calls at least three of its operations.
  3. Run the flow once, export the solution as unmanaged, and run this again with --flow FlowSolution.zip.`;

/** An independent publisher commits it with the folder; a certified partner hands it to Partner Center. */
function usualPath({ directory, kind }: Target, io: Io): string {
  return kind === 'independent-publisher'
    ? resolve(directory, IN_PULL_REQUEST)
    : resolve(io.cwd, `${basename(directory)} package.zip`);
}

/** The package to compare. */
function packageFor(target: Target, { check }: PackageOptions, io: Io): string {
  const at = typeof check === 'string' ? resolve(io.cwd, check) : usualPath(target, io);
  if (!existsSync(at)) throw new UsageError(`${plainLine(at)} is not there`, 'Give the package: --check PACKAGE.zip');
  return at;
}

/** Prints what the rules about packages say of this one beside the folder. */
async function judge(
  target: Target,
  files: FileSet,
  at: string,
  settings: Awaited<ReturnType<typeof settingsFor>>,
  io: Io,
): Promise<ExitCode> {
  const all = await rulesFor(settings, io.err);
  const rules = { ...all, rules: all.rules.filter(({ check }) => check !== null && ABOUT_PACKAGES.has(check)) };
  // In a certified connector's own folder a package has no place; here it is asked about.
  const folders = { [target.folder.slice(0, target.folder.indexOf('/'))]: 'independent-publisher' as const };
  const head = withPackage(target, files, basename(at), await readPackage(at));
  const inspection = inspect({ head, base: null, folders, rules, overrides: settings.config.rules });
  await print(
    { inspection, compared: false, decision: null, rules, textOf: () => null },
    { format: 'pretty', all: true },
    io,
  );
  return inspection.totals.error + inspection.totals.warning > 0 ? EXIT.errors : EXIT.clean;
}

const ABOUT_PACKAGES: ReadonlySet<string> = new Set([
  'package-readable',
  'package-structure',
  'package-differs',
  'other-components',
  'flow-operations',
  'flow-unknown-operation',
]);

function withPackage(target: Target, files: FileSet, name: string, content: FileContent): FileSet {
  const others = [...files].filter(([path]) => !/^[^/]+\.zip$/i.test(path.slice(target.folder.length + 1)));
  return new Map([...others, [`${target.folder}/${name}`, content]]);
}

function connectorOf({ folder, kind }: Target, files: FileSet): Connector {
  const list = [...files].map(([path, content]) => ({ path, name: path.slice(folder.length + 1), content }));
  return new Connector(folder, kind, list);
}
