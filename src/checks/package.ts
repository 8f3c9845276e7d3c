/** Checks of the JSON files as text. */
import type { JsonDocument, JsonProblem, ProblemKind } from '../connector/json/document.ts';
import { type CheckTable, check, type FixIntent, type Report } from '../rules/check.ts';

/** Problems that have words of their own in the rule. */
const CASES: ReadonlySet<ProblemKind> = new Set(['comment', 'trailing-comma', 'encoding']);

/** Reports the flaws of the given kinds that were met when the file was read. */
const jsonProblems = check<'json', { kinds: readonly ProblemKind[] }>({
  given: ['json'],
  run: (document, { kinds }) =>
    document.problems.filter(({ kind }) => kinds.includes(kind)).map((problem) => reportOf(document, problem)),
});

function reportOf(document: JsonDocument, problem: JsonProblem): Report {
  const fix = fixOf(problem);
  return {
    span: problem.span,
    values: {
      detail: problem.detail,
      ...(problem.other ? { otherLine: document.source.range(problem.other).line } : {}),
    },
    ...(CASES.has(problem.kind) ? { case: problem.kind } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** A comma too many is the one flaw whose mending is certain. */
function fixOf({ kind, span }: JsonProblem): FixIntent | null {
  return kind === 'trailing-comma' ? { edits: [{ ...span, text: '' }] } : null;
}

export const PACKAGE_CHECKS: CheckTable = {
  'json-problems': jsonProblems,
};
