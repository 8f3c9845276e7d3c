/** What the App saw, for those who wonder why it says what it says. */
import type { ConfigProblem } from '../../config/types.ts';
import { code, plain, plural } from '../../messages/markdown.ts';
import type { Actor } from '../../pull-request/actors.ts';
import { lastWords } from '../../pull-request/authority.ts';
import { othersIn } from '../../pull-request/other-identities.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { Inspection } from '../inspect/inspect.ts';

/** Markdown lines. */
export function observedLines(snapshot: Snapshot, inspection: Inspection): string[] {
  const connectors = inspection.connectors.filter(({ change }) => change !== null);
  const words = lastWords(snapshot).map(
    ({ author, state, commit }) =>
      `${plain(author.login)} ${state === 'approved' ? 'approved' : 'asked for changes at'} ${commit === null ? 'a commit that is gone' : code(commit.slice(0, 7))}`,
  );
  return [
    `${plural(connectors.length, 'connector')}: ${connectors.map(({ folder, change }) => `${code(folder)} (${change})`).join(', ')}.`,
    ...(snapshot.configProblem ? [refusedConfig(snapshot.configProblem)] : []),
    ...leftOutRules(inspection),
    ...othersIn(snapshot).map(alsoHere),
    words.length > 0 ? `Maintainers: ${words.join(', ')}.` : 'No maintainer has approved or asked for changes yet.',
  ];
}

function alsoHere({ login }: Actor): string {
  return `${plain(login)} has posted a comment like this one: the one that you are reading counts.`;
}

/** Files of which more are left out are counted only. */
const NAMED = 20;

function leftOutRules({ ruleSet }: Inspection): string[] {
  const leftOut = ruleSet.own?.leftOut ?? [];
  const more = leftOut.length - NAMED;
  return [
    ...leftOut.slice(0, NAMED).map((fault) => `A rule of this repository is left out: ${plain(fault)}`),
    ...(more > 0 ? [`${plural(more, 'more fault')} in rules of this repository.`] : []),
  ];
}

function refusedConfig({ line, column, reason }: ConfigProblem): string {
  return `The configuration on the base branch is refused, so the defaults hold: line ${line}, column ${column}: ${plain(reason)}.`;
}
