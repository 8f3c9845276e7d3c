/** Notes what a script declares: usings, classes with their methods, variables. */
import type { Node } from '@vscode/tree-sitter-wasm';
import type { Method } from './facts.ts';
import { type Noter, type Notes, plain, spanOf } from './notes.ts';

/** Of `using static System.Math` and `using J = Newtonsoft.Json.Linq.JObject` the namespace is what is before the type. */
function noteUsing(node: Node, { usings, text }: Notes): void {
  const name = node.namedChildren.at(-1);
  if (!name) return;
  const whole = plain(text, name).replace(/^global::/, '');
  const ofType =
    node.childForFieldName('name') !== null || /^using\s+static\b/.test(text.slice(node.startIndex, name.startIndex));
  const namespace = ofType ? (whole.split('<', 1)[0] as string).replace(/\.[^.]*$/, '') : whole;
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

function noteNamespace(node: Node, { namespaces }: Notes): void {
  namespaces.push(spanOf(node.childForFieldName('name') ?? node));
}

export const DECLARATIONS: Readonly<Record<string, Noter>> = {
  using_directive: noteUsing,
  namespace_declaration: noteNamespace,
  file_scoped_namespace_declaration: noteNamespace,
  class_declaration: noteClass,
  variable_declaration: noteVariables,
};
