/** Reads a script: one walk over its syntax tree that notes what rules ask for. */
import type { Node } from '@vscode/tree-sitter-wasm';
import type { Span } from '../types.ts';
import type { Access, Method, Piece, ScriptClass, ScriptFacts, StringPiece } from './facts.ts';
import { parseCSharp } from './parser.ts';

/** Longer receivers and types are cut: no rule needs more, and chains of calls would cost their square. */
const MAX_TEXT = 300;

interface Notes {
  readonly text: string;
  readonly usings: Piece[];
  readonly namespaces: Span[];
  readonly classes: ScriptClass[];
  readonly creations: Piece[];
  readonly accesses: Access[];
  readonly operationIds: Piece[];
  readonly strings: StringPiece[];
  readonly tasks: Set<string>;
}

/** Script directives, which the grammar does not know: read as comments of the same length. */
const DIRECTIVE = /^([ \t]*)#(?=r\b|load\b)(.)/gm;

/** The facts of a script; null where it can't be read as C#. Offsets are those of the text. */
export function readScript(text: string): ScriptFacts | null {
  const commented = text.replace(DIRECTIVE, '$1//');
  const tree = parseCSharp(commented);
  if (!tree) return null;
  const notes: Notes = {
    text,
    usings: [],
    namespaces: [],
    classes: [],
    creations: [],
    accesses: [],
    operationIds: [],
    strings: [],
    tasks: new Set(),
  };
  const directives: Piece[] = [];
  try {
    const cursor = tree.walk();
    for (;;) {
      const type = cursor.nodeType;
      if (type === 'comment' && text[cursor.startIndex] === '#') directives.push(pieceOf(text, cursor.currentNode));
      else NOTERS[type]?.(cursor.currentNode, notes);
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return { ...notes, directives };
    }
  } finally {
    tree.delete();
  }
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

function pieceOf(text: string, node: Node): Piece {
  return { ...spanOf(node), text: text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + MAX_TEXT)) };
}

/** A node's text without blanks; of long ones the end. */
function plain(text: string, node: Node | null): string {
  if (!node) return '';
  return text.slice(Math.max(node.startIndex, node.endIndex - MAX_TEXT), node.endIndex).replaceAll(/\s+/g, '');
}

const NOTERS: Readonly<Record<string, (node: Node, notes: Notes) => void>> = {
  using_directive: noteUsing,
  namespace_declaration: (node, { namespaces }) => namespaces.push(spanOf(node.childForFieldName('name') ?? node)),
  file_scoped_namespace_declaration: (node, { namespaces }) =>
    namespaces.push(spanOf(node.childForFieldName('name') ?? node)),
  class_declaration: noteClass,
  object_creation_expression: (node, { creations, text }) => {
    const type = node.childForFieldName('type');
    if (type) creations.push({ ...spanOf(type), text: plain(text, type) });
  },
  variable_declaration: noteVariables,
  member_access_expression: noteAccess,
  binary_expression: noteComparison,
  switch_statement: noteSwitch,
  switch_expression: noteSwitch,
  string_literal: noteString,
  verbatim_string_literal: noteString,
  raw_string_literal: noteString,
  string_content: noteString,
};

/** Of `using static System.Math` and `using J = Newtonsoft.Json.Linq.JObject` the namespace is what is before the type. */
function noteUsing(node: Node, { usings, text }: Notes): void {
  const name = node.namedChildren.at(-1);
  if (!name) return;
  const whole = plain(text, name).replace(/^global::/, '');
  const ofType =
    node.childForFieldName('name') !== null || /^using\s+static\b/.test(text.slice(node.startIndex, name.startIndex));
  const namespace = ofType ? whole.replace(/<.*$/, '').replace(/\.[^.]*$/, '') : whole;
  usings.push({ ...spanOf(name), text: namespace });
}

function noteClass(node: Node, { classes, text }: Notes): void {
  const name = node.childForFieldName('name');
  if (!name) return;
  const bases = node.namedChildren.find((child) => child?.type === 'base_list')?.namedChildren ?? [];
  const body = node.childForFieldName('body')?.namedChildren ?? [];
  classes.push({
    ...spanOf(name),
    name: name.text,
    bases: bases.map((base) => plain(text, base)),
    methods: body.flatMap((child) => (child?.type === 'method_declaration' ? methodOf(child, text) : [])),
  });
}

function methodOf(node: Node, text: string): Method[] {
  const name = node.childForFieldName('name');
  if (!name) return [];
  return [
    {
      ...spanOf(name),
      name: name.text,
      modifiers: node.namedChildren.filter((child) => child?.type === 'modifier').map((child) => child?.text ?? ''),
      returns: plain(text, node.childForFieldName('returns')),
      parameters: node.childForFieldName('parameters')?.namedChildren.length ?? 0,
    },
  ];
}

/** `HttpClient c = new();` creates as well; a task that is kept is noted by its variable. */
function noteVariables(node: Node, { creations, tasks, text }: Notes): void {
  const type = node.childForFieldName('type');
  for (const child of node.namedChildren) {
    if (child?.type !== 'variable_declarator') continue;
    const value = child.namedChildren.at(-1);
    if (value?.type === 'implicit_object_creation_expression' && type)
      creations.push({ ...spanOf(type), text: plain(text, type) });
    const called = value?.type === 'invocation_expression' ? plain(text, value.childForFieldName('function')) : '';
    if (called.endsWith('Async') || /^Task\b/.test(plain(text, type)))
      tasks.add(child.childForFieldName('name')?.text ?? '');
  }
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

function noteId(literal: Node, operationIds: Piece[]): void {
  if (literal.type === 'string_literal') operationIds.push({ ...spanOf(literal), text: literal.text.slice(1, -1) });
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
