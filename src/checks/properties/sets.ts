/** Checks of sets of connection parameters, of names, and of keys that nobody reads. */
import type { JsonNode } from '../../connector/node.ts';
import { escapeToken, isObject, member, textOf, valueAt } from '../../connector/pointer.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { sameWord } from '../names.ts';

const SETS = '/properties/connectionParameterSets';

/** The sets with their place; another rule reports what is not an object. */
function setsOf(root: JsonNode): { readonly set: Record<string, unknown>; readonly at: string }[] {
  const values = valueAt(root.value, `${SETS}/values`);
  if (!Array.isArray(values)) return [];
  return values.flatMap((set: unknown, index) => (isObject(set) ? [{ set, at: `${SETS}/values/${index}` }] : []));
}

/** connectionParameterSets has no list of sets. */
export const setsPresent = check<'properties'>({
  given: ['properties'],
  run: (root) => {
    const sets = valueAt(root.value, SETS);
    if (sets === undefined || sets === null) return null;
    const values = member(sets, 'values');
    return Array.isArray(values) && values.length > 0 ? null : { at: isObject(sets) ? `${SETS}/values` : SETS };
  },
});

/** Two sets of one name: all but the first. {name} */
export const setNamesUnique = check<'properties'>({
  given: ['properties'],
  run: (root) => {
    const seen = new Set<string>();
    return setsOf(root).flatMap(({ set, at }): Report[] => {
      const name = typeof set.name === 'string' ? set.name.trim().toLowerCase() : '';
      if (name === '' || !seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [{ at: `${at}/name`, values: { name: textOf(set.name) } }];
    });
  },
});

/** A set without parameters. {name} */
export const setParameters = check<'properties'>({
  given: ['properties'],
  run: (root) =>
    setsOf(root)
      .filter(({ set }) => !isObject(set.parameters) || Object.keys(set.parameters).length === 0)
      .map(
        ({ set, at }): Report => ({
          at: `${at}/parameters`,
          values: { name: typeof set.name === 'string' ? set.name : `number ${Number(at.split('/').at(-1)) + 1}` },
        }),
      ),
});

/** Names beginning so are the platform's own, for what a sign-in is made of. */
const OF_SIGN_IN = /^token:/i;
const NAME = /^[0-9a-zA-Z_]+$/;

/** A name with other characters than the platform takes. */
export const parameterName = check<'connection-parameter'>({
  given: ['connection-parameter'],
  run: ({ key }) => {
    const name = (key ?? '').replace(OF_SIGN_IN, '');
    return NAME.test(name) ? null : {};
  },
});

interface Keys {
  readonly parameter: readonly string[];
  readonly ui: readonly string[];
  readonly set: readonly string[];
  readonly sets: readonly string[];
}

const NAMES = { type: 'array', minItems: 1, items: { type: 'string' } };
const OPTIONS = {
  type: 'object',
  required: ['parameter', 'ui', 'set', 'sets'],
  additionalProperties: false,
  properties: { parameter: NAMES, ui: NAMES, set: NAMES, sets: NAMES },
};

/** Keys of a parameter, a set, the sets or a uiDefinition that nobody reads; case `case` where only letters' case differs: {right}. {key} */
export const connectionKeys = check<'properties' | 'connection-parameter', Keys>({
  given: ['properties', 'connection-parameter'],
  options: OPTIONS,
  run: (node, known) =>
    node.keyword === ''
      ? [
          ...unknownIn(node, SETS, known.sets),
          ...unknownIn(node, `${SETS}/uiDefinition`, known.ui),
          ...setsOf(node).flatMap(({ at }) => [
            ...unknownIn(node, at, known.set),
            ...unknownIn(node, `${at}/uiDefinition`, known.ui),
          ]),
        ]
      : [...unknownIn(node, '', known.parameter), ...unknownIn(node, '/uiDefinition', known.ui)],
});

function unknownIn(node: JsonNode, at: string, known: readonly string[]): Report[] {
  const object = at === '' ? node.value : valueAt(node.value, at);
  if (!isObject(object)) return [];
  return Object.keys(object)
    .filter((key) => !known.includes(key) && !key.startsWith('x-'))
    .map((key): Report => {
      const report = { at: `${at}/${escapeToken(key)}`, values: { key } };
      const right = sameWord(key, known);
      if (right === null || Object.hasOwn(object, right)) return report;
      return { ...report, case: 'case', values: { key, right }, fix: { rename: right } };
    });
}
