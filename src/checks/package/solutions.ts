/** What is wrong with the solutions of a package: one for the connector alone, one for a flow that calls it, perhaps one for a plug-in. */
import { addAll } from '../../connector/add-all.ts';
import type { PackedConnector, Solution } from '../../connector/package/solution.ts';
import { entryOf } from '../../connector/package/solution.ts';

/** Which of the rule's cases, what it is about, and the policy code that the certification team would name. */
export type Problem = { readonly case?: string; readonly code: string } & Readonly<Record<string, string | number>>;

/** Written by every export. */
const IN_EVERY = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];
const PLUGIN_FOLDERS = ['aiplugins', 'aipluginoperations'];

/** The problems of each solution, and which kind of solution is missing. */
export function solutionProblems(solutions: readonly Solution[]): Problem[] {
  return [...solutions.flatMap(problemsOf), ...missingKinds(solutions)];
}

function problemsOf(solution: Solution): Problem[] {
  const { has, archive: entries } = solution;
  const archive = nameOf(solution);
  const lacks = (missing: string, code: string): Problem => ({ archive, missing, code });
  const problems = IN_EVERY.filter((name) => !entryOf(entries, name)).map((name) => lacks(name, '5000.1.1.16'));
  const folders = new Set([...entries.files.keys()].map((name) => name.split('/')[0]?.toLowerCase()));
  if (has.connector && !folders.has('connector')) problems.push(lacks('Connector/', '5000.1.1.17'));
  if (has.flows && !folders.has('workflows')) problems.push(lacks('Workflows/', '5000.1.1.14'));
  else addAll(problems, mismatches(solution));
  if (has.plugin)
    for (const name of PLUGIN_FOLDERS) if (!folders.has(name)) problems.push(lacks(`${name}/`, '5000.1.1.10'));
  if (has.plugin && has.flows) problems.push({ case: 'plugin-flows', archive, code: '5000.1.1.16' });
  return [...problems, ...solution.connectors.flatMap((connector) => unfinished(connector, archive))];
}

/** Flows that customizations.xml names and files of flows go together. */
function mismatches(solution: Solution): Problem[] {
  const files = new Map(solution.flows.map(({ name }) => [name.toLowerCase(), name]));
  const named = new Map(solution.namedFlows.map((name) => [name.toLowerCase(), name]));
  const archive = nameOf(solution);
  return [
    ...[...named]
      .filter(([name]) => !files.has(name))
      .map(([, missing]) => ({ archive, missing, code: '5000.1.1.15' })),
    ...[...files]
      .filter(([name]) => !named.has(name))
      .map(([, names]) => ({ case: 'unnamed-flow', archive, names, code: '5000.1.1.15' })),
  ];
}

/** What is deployed with a connector; a script only where there is one. */
function unfinished(
  { name, definition, parameters, sets, policies, icon }: PackedConnector,
  archive: string,
): Problem[] {
  const parts = [
    ['_openapidefinition.json', definition],
    ['_connectionparameters.json', parameters ?? sets],
    ['_policytemplateinstances.json', policies],
    ['_iconblob.Png', icon],
  ] as const;
  return parts
    .filter(([, part]) => part === null)
    .map(([end]) => ({ archive, missing: `Connector/${name}${end}`, code: '5000.1.1.10' }));
}

/** Sorted as the validator sorts them: by what customizations.xml describes. It names the first kind that is missing. */
function missingKinds(solutions: readonly Solution[]): Problem[] {
  const only = (connector: boolean, flows: boolean, plugin: boolean) =>
    solutions.some(({ has }) => has.connector === connector && has.flows === flows && has.plugin === plugin);
  if (!only(true, false, false)) return [{ case: 'connector', code: '5000.1.1.8' }];
  if (!only(true, true, false))
    return [
      solutions.some(({ has }) => has.flows)
        ? { case: 'flow', code: '5000.1.1.7' }
        : { case: 'no-flow', code: '5000.1.1.6' },
    ];
  const withPlugin = solutions.some(({ has }) => has.plugin);
  return withPlugin && !only(true, false, true) ? [{ case: 'plugin', code: '5000.1.1.16' }] : [];
}

/** `FlowSolution.zip` */
export function nameOf({ name }: Solution): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
