/** Notes what a script uses: members, new objects, texts, and what it compares the operationId with. */
import type { Node } from '@vscode/tree-sitter-wasm';
import type { IdPiece } from './facts.ts';
import { type Noter, type Notes, plain, spanOf } from './notes.ts';

function noteCreation(node: Node, { creations, text }: Notes): void {
  const type = node.childForFieldName('type');
  if (type) creations.push({ ...spanOf(type), text: plain(text, type) });
}

function noteAccess(node: Node, { accesses, text }: Notes): void {
  const name = node.childForFieldName('name');
  const receiver = node.childForFieldName('expression') ?? node.child(0);
  if (!name || !receiver) return;
  const called =
    node.parent?.type === 'invocation_expression' && node.parent.childForFieldName('function')?.id === node.id;
  accesses.push({
    ...spanOf(node),
    text: plain(text, node),
    receiver: plain(text, receiver),
    name: name.text.replace(/<.*$/s, ''),
    called,
  });
}

function isOperationId(text: string): boolean {
  return /(?:^|\.)operationId$/i.test(text);
}

function noteComparison(node: Node, { operationIds, text }: Notes): void {
  const operator = node.childForFieldName('operator')?.type;
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right || (operator !== '==' && operator !== '!=')) return;
  if (isOperationId(plain(text, left))) noteId(right, operationIds);
  else if (isOperationId(plain(text, right))) noteId(left, operationIds);
}

function noteSwitch(node: Node, { operationIds, text }: Notes): void {
  const value = node.childForFieldName('value') ?? node.namedChild(0);
  if (!isOperationId(plain(text, value).replace(/^\((.*)\)$/, '$1'))) return;
  for (const pattern of node.descendantsOfType('constant_pattern')) {
    const literal = pattern?.namedChild(0);
    if (literal) noteId(literal, operationIds);
  }
}

/** `id.Equals("…")`, `"…".Equals(id)`, `string.Equals(id, "…")`. */
function noteEquals(node: Node, { operationIds, text }: Notes): void {
  const called = node.childForFieldName('function');
  if (called?.type !== 'member_access_expression' || called.childForFieldName('name')?.text !== 'Equals') return;
  const given = node.childForFieldName('arguments')?.namedChildren.map((argument) => argument?.namedChild(0)) ?? [];
  const sides = [called.childForFieldName('expression'), ...given].filter(
    (side) => side !== null && side !== undefined,
  );
  if (!sides.some((side) => isOperationId(plain(text, side)))) return;
  const anyCase = sides.some((side) => /IgnoreCase$/.test(plain(text, side)));
  for (const side of sides) noteId(side, operationIds, anyCase);
}

function noteId(literal: Node, operationIds: IdPiece[], anyCase = false): void {
  if (literal.type !== 'string_literal') return;
  const branch = branchOf(literal).startIndex;
  operationIds.push({ ...spanOf(literal), text: literal.text.slice(1, -1), anyCase, branch });
}

/** What stands between alternatives and the branch they share. */
const ALTERNATIVES: ReadonlySet<string> = new Set([
  'argument',
  'argument_list',
  'binary_expression',
  'case_switch_label',
  'constant_pattern',
  'invocation_expression',
  'member_access_expression',
  'or_pattern',
  'parenthesized_expression',
  'switch_section',
  'switch_expression_arm',
]);

/** As many steps lead to some twenty alternatives; no script that people write has more. */
const MAX_STEPS = 60;

/** The outermost node around a text that holds nothing but alternatives to it: `a == "x" || a == "y"`, the labels of a case. */
function branchOf(literal: Node): Node {
  let node = literal;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = fallsThrough(node) ? node.nextNamedSibling : node.parent;
    if (!next || !ALTERNATIVES.has(next.type) || isConjunction(next)) break;
    node = next;
  }
  return node;
}

/** A label without statements of its own, as in `case "A": case "B": …`. */
function fallsThrough(node: Node): boolean {
  return node.type === 'switch_section' && node.namedChildCount === 1;
}

function isConjunction(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '&&';
}

function noteString(node: Node, { strings, text }: Notes): void {
  const declaration = node.parent?.type === 'variable_declarator' ? node.parent.parent : null;
  const { start, end } = spanOf(node);
  strings.push({
    start,
    end,
    text: text.slice(start, end),
    goesOn: node.type === 'string_content' && node.nextSibling?.type === 'interpolation',
    givenTo: declaration ? plain(text, declaration.childForFieldName('type')) : null,
  });
}

export const USES: Readonly<Record<string, Noter>> = {
  object_creation_expression: noteCreation,
  member_access_expression: noteAccess,
  binary_expression: noteComparison,
  invocation_expression: noteEquals,
  switch_statement: noteSwitch,
  switch_expression: noteSwitch,
  string_literal: noteString,
  verbatim_string_literal: noteString,
  raw_string_literal: noteString,
  string_content: noteString,
};
