/** Checks of the JSON files as text. */
import { WELL_KNOWN } from '../../connector/connector.ts';
import { removeMember, WITHOUT_MARK } from '../../connector/edit.ts';
import type { JsonDocument, JsonProblem, ProblemKind } from '../../connector/json/document.ts';
import type { Span } from '../../connector/types.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';

/** Problems that have words of their own in the rule. */
const CASES: ReadonlySet<ProblemKind> = new Set(['comment', 'trailing-comma', 'encoding']);

/** Reports the flaws of the given kinds that were met when the file was read. */
export const jsonProblems = check<'json', { kinds: readonly ProblemKind[] }>({
  given: ['json'],
  run: (document, { kinds }) =>
    document.problems.filter(({ kind }) => kinds.includes(kind)).map((problem) => reportOf(document, problem)),
});

function reportOf(document: JsonDocument, problem: JsonProblem): Report {
  const fix = fixOf(document, problem);
  return {
    span: problem.span,
    values: {
      detail: problem.detail,
      right: rightName(document.path),
      ...(problem.other ? { otherLine: document.source.range(problem.other).line } : {}),
    },
    ...caseOf(problem),
    ...(fix ? { fix } : {}),
  };
}

/** The name that a JSON file of a connector must have. */
function rightName(path: string): string {
  return /apiProperties\.json$/i.test(path) ? WELL_KNOWN.properties : WELL_KNOWN.swagger;
}

function caseOf({ kind, detail }: JsonProblem): { case?: string } {
  if (kind === 'yaml') return { case: detail === '' ? 'yaml' : 'yaml-openapi-3' };
  return CASES.has(kind) ? { case: kind } : {};
}

/** Certain are a comma too many, a byte-order mark, and a member that says the same as its namesake. */
function fixOf(document: JsonDocument, { kind, span, node, otherNode }: JsonProblem): FixIntent | null {
  if (kind === 'trailing-comma') return { edits: [{ ...span, text: '' }] };
  if (kind === 'bom') return { edits: [WITHOUT_MARK] };
  if (node === undefined || otherNode === undefined || !sameText(document, node, otherNode)) return null;
  return { edits: [removeMember(document, node)] };
}

function sameText(document: JsonDocument, one: number, other: number): boolean {
  const [a, b] = [one, other].map((node) => document.location(node).value) as [Span, Span];
  const { text } = document.source;
  return a.end - a.start === b.end - b.start && text.slice(a.start, a.end) === text.slice(b.start, b.end);
}
