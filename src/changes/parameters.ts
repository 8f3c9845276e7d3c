/** The parameters of an operation, compared: by name and place, path parameters by their position, the body as one. */

import { addAll } from '../connector/add-all.ts';
import type { Parameter, ParameterUse } from '../connector/swagger/nodes.ts';
import { compareFacts } from './facts.ts';
import { word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { hasLostParameter } from './lost.ts';
import type { OperationPair } from './match.ts';
import { nameOf, partnersOf, placeOf } from './parameter-pairs.ts';
import { typeChangeOf } from './parameter-types.ts';
import type { SchemaComparison } from './schemas.ts';
import { fillsItself } from './shape.ts';
import { type About, type Change, type ChangeParts, change, nextOf, spot } from './types.ts';

interface Context {
  readonly about: About;
  readonly pair: OperationPair;
  readonly schemas: SchemaComparison;
  readonly renamed: ReadonlyMap<string, string>;
  /** Names of the operation's parameters to those they have now, of the ones that were renamed. */
  readonly names: ReadonlyMap<string, string>;
}

/** @param renamed operationIds of the base that have another name in the head */
export function compareParameters(
  about: About,
  pair: OperationPair,
  schemas: SchemaComparison,
  renamed: ReadonlyMap<string, string>,
): Change[] {
  const { base, head } = pair;
  const left = new Set(head.parameters);
  const partners = partnersOf(base, head);
  const named = [...partners].map(([before, after]) => [nameOf(before), nameOf(after)] as const);
  const names = new Map(named.filter(([from, to]) => from !== to));
  const context: Context = { about, pair, schemas, renamed, names };
  const changes: Change[] = [];
  for (const before of base.parameters) {
    const after = partners.get(before);
    if (after) {
      left.delete(after);
      addAll(changes, compareUses(before, after, context));
    } else if (!hasLostParameter(head)) {
      const next = nextOf(before, base.parameters, (other) => partners.get(other));
      const place = next?.use.parent === head ? spot(next.use) : spot(head, '/parameters');
      changes.push(note('parameter-removed', context, before, { head: place, base: spot(before.use) }));
    }
  }
  for (const use of hasLostParameter(base) ? [] : left) {
    const kind = isAsked(use.parameter, context) ? 'required-parameter-added' : 'parameter-added';
    changes.push(note(kind, context, use, { head: spot(use.use) }));
  }
  return changes;
}

function compareUses(before: ParameterUse, after: ParameterUse, context: Context): Change[] {
  const { parameter: base } = before;
  const { parameter: head } = after;
  const changes: Change[] = [];
  const add = (kind: ChangeKind, values: Record<string, string> = {}, at = ''): void => {
    changes.push(note(kind, context, after, { head: spot(head, at), base: spot(base, at), values }));
  };
  const [from, to] = [nameOf(before), nameOf(after)];
  if (from !== to) add('parameter-renamed', { from, to }, '/name');
  if (placeOf(before) !== placeOf(after))
    add('parameter-location-changed', { from: placeWord(before), to: placeWord(after) }, '/in');
  const [was, is] = [isAsked(base, context), isAsked(head, context)];
  if (was !== is) add(is ? 'parameter-made-required' : 'parameter-made-optional', {}, '/required');
  addAll(changes, compareTypes(before, after, context), compareItems(before, after, context));
  const ignoring = was !== is ? withoutDefault : (facts: Record<string, unknown>) => facts;
  for (const { kind, key, ...fact } of compareFacts(
    ignoring(base.object),
    ignoring(head.object),
    'request',
    context.renamed,
    context.names,
  ))
    changes.push(note(kind, context, after, { head: spot(head, `/${key}`), base: spot(base, `/${key}`), ...fact }));
  if (base.schema && head.schema) {
    for (const diff of context.schemas.compare(base.schema, head.schema, 'request'))
      changes.push(
        change(diff.kind, context.about, {
          ...diff,
          path: diff.path || nameOf(after),
          side: 'request',
        }),
      );
  } else if (base.schema ?? head.schema)
    add(head.schema ? 'type-specified' : 'type-dropped', { from: 'described', to: 'described' }, '/schema');
  return changes;
}

function compareTypes(before: ParameterUse, after: ParameterUse, context: Context): Change[] {
  const changed = placeOf(before) === placeOf(after) ? typeChangeOf(before.parameter, after.parameter) : null;
  if (!changed) return [];
  const at = { head: spot(after.parameter, '/type'), base: spot(before.parameter, '/type') };
  return [note(changed.kind, context, after, { ...changed, ...at })];
}

/** The items of a list outside of the body, as those in a body; their type is part of the list's. */
function compareItems(before: ParameterUse, after: ParameterUse, context: Context): Change[] {
  const [base, head] = [before.parameter.items, after.parameter.items];
  if (!base || !head) return [];
  return context.schemas
    .compare(base, head, 'request')
    .filter(({ kind }) => !kind.includes('type-'))
    .map((diff) => note(diff.kind, context, after, { ...diff, path: `${nameOf(after)}[]${diff.path}` }));
}

/** A default that came or went with being asked for is part of that change. */
function withoutDefault({ default: _, ...facts }: Record<string, unknown>): Record<string, unknown> {
  return facts;
}

function note(kind: ChangeKind, { about }: Context, use: ParameterUse, parts: ChangeParts): Change {
  return change(kind, about, { path: nameOf(use), side: 'request', ...parts });
}

/** People have to fill it in. */
function isAsked(parameter: Parameter, { schemas }: Context): boolean {
  if (parameter.object.required !== true && parameter.location !== 'path') return false;
  if (parameter.object.default !== undefined) return false;
  return !(parameter.schema && fillsItself(parameter.schema, schemas.shapes));
}

const PLACE_WORDS: ReadonlyMap<string, string> = new Map<string, string>([
  ['query', 'the query'],
  ['header', 'a header'],
  ['path', 'the path'],
  ['body', 'the body'],
  ['formData', 'the form'],
]);

function placeWord(use: ParameterUse): string {
  return PLACE_WORDS.get(placeOf(use)) ?? word(placeOf(use));
}
