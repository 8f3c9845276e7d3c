/** What people fill in to connect, compared: connection parameters, alone and in sets. */
import { JsonNode } from '../connector/node.ts';
import { isObject } from '../connector/pointer.ts';
import { differingKeys, sameJson, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, type Spot, spot, type Values } from './types.ts';

/** Connection parameters by name, or sets by name. */
type Members = ReadonlyMap<string, JsonNode>;

const PARAMETERS = 'connectionParameters';
const SETS = 'connectionParameterSets';

/** @param base `properties` of apiProperties.json */
export function compareConnections(base: JsonNode, head: JsonNode): Change[] {
  const [oldSets, newSets] = [setsOf(base), setsOf(head)];
  const setWith = (name: string) => [...newSets].find(([, set]) => membersOf(set, 'parameters').has(name))?.[0] ?? null;
  return [
    ...compareMembers(
      '',
      membersOf(base, PARAMETERS),
      membersOf(head, PARAMETERS),
      spot(head, `/${PARAMETERS}`),
      setWith,
    ),
    ...compareSets(oldSets, newSets, spot(head, `/${SETS}`)),
  ];
}

function compareSets(base: Members, head: Members, place: Spot): Change[] {
  const changes: Change[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    if (!after) {
      changes.push(change('connection-set-removed', about(name, before), { head: place, base: spot(before) }));
      continue;
    }
    const inner = spot(after, '/parameters');
    changes.push(
      ...compareMembers(`${name}/`, membersOf(before, 'parameters'), membersOf(after, 'parameters'), inner, () => null),
    );
    const keys = differingKeys(before.object, after.object, SET_OWN);
    if (keys.length > 0)
      changes.push(
        change('connection-parameter-text-changed', about(name, after), {
          head: spot(after),
          base: spot(before),
          values: { keys: keys.join(', ') },
        }),
      );
  }
  for (const [name, after] of head)
    if (!base.has(name)) changes.push(change('connection-set-added', about(name, after), { head: spot(after) }));
  return changes;
}

const SET_OWN: ReadonlySet<string> = new Set(['name', 'parameters']);

/** @param setWith the set that asks for a parameter of this name */
function compareMembers(
  prefix: string,
  base: Members,
  head: Members,
  place: Spot,
  setWith: (name: string) => string | null,
): Change[] {
  const changes: Change[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    const set = after ? null : setWith(name);
    if (after) changes.push(...compareParameter(about(prefix + name, after), before, after));
    else if (set !== null)
      changes.push(
        change('connection-parameter-moved', about(prefix + name, before), {
          head: place,
          base: spot(before),
          values: { to: set },
        }),
      );
    else
      changes.push(
        change('connection-parameter-removed', about(prefix + name, before), { head: place, base: spot(before) }),
      );
  }
  for (const [name, after] of head) {
    if (base.has(name)) continue;
    const kind = isAsked(after) ? 'connection-parameter-added' : 'optional-connection-parameter-added';
    changes.push(change(kind, about(prefix + name, after), { head: spot(after) }));
  }
  return changes;
}

const TEXTS: ReadonlySet<string> = new Set(['displayName', 'description', 'tooltip']);

function compareParameter(thing: About, base: JsonNode, head: JsonNode): Change[] {
  const changes: Change[] = [];
  const add = (kind: ChangeKind, at: string, values: Values = {}): void => {
    changes.push(change(kind, thing, { head: spot(head, at), base: spot(base, at), values }));
  };
  const [before, after] = [base.object, head.object];
  if (typeOf(base) !== typeOf(head))
    add('connection-parameter-type-changed', '/type', { from: word(before.type), to: word(after.type) });
  const [was, is] = [isAsked(base), isAsked(head)];
  if (was !== is)
    add(
      is ? 'connection-parameter-made-required' : 'connection-parameter-made-optional',
      '/uiDefinition/constraints/required',
    );
  const oauth = differingKeys(objectOf(before.oAuthSettings), objectOf(after.oAuthSettings));
  if (oauth.length > 0) add('oauth-settings-changed', '/oAuthSettings', { keys: oauth.join(', ') });
  const [oldUi, newUi] = [objectOf(before.uiDefinition), objectOf(after.uiDefinition)];
  const ui = differingKeys(oldUi, newUi);
  const texts = ui.filter((key) => TEXTS.has(key));
  if (texts.length > 0)
    add('connection-parameter-text-changed', `/uiDefinition/${texts[0]}`, { keys: texts.join(', ') });
  const others = [
    ...differingKeys(before, after, OWN),
    ...ui.filter((key) => !TEXTS.has(key) && !sameJson(withoutRequired(oldUi[key]), withoutRequired(newUi[key]))),
  ];
  if (others.length > 0) add('connection-parameter-changed', '', { keys: others.join(', ') });
  return changes;
}

const OWN: ReadonlySet<string> = new Set(['type', 'uiDefinition', 'oAuthSettings']);

function withoutRequired(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { required: _, ...rest } = value;
  return rest;
}

/** Case says nothing: `secureString` is `securestring`. */
function typeOf({ object }: JsonNode): string {
  return String(object.type).toLowerCase();
}

/** Written as a text or as true; a sign-in by OAuth is asked for by its nature. */
function isAsked(parameter: JsonNode): boolean {
  if (typeOf(parameter) === 'oauthsetting') return true;
  const constraints = objectOf(objectOf(parameter.object.uiDefinition).constraints);
  return (
    String(constraints.required) === 'true' &&
    constraints.hidden !== 'true' &&
    objectOf(parameter.object).default === undefined
  );
}

function about(id: string, node: JsonNode): About {
  const shown = objectOf(node.object.uiDefinition).displayName;
  return { type: 'connection', id, name: typeof shown === 'string' && shown !== '' ? shown : id };
}

function membersOf(node: JsonNode, key: string): Members {
  const members = objectOf(node.object[key]);
  return new Map(
    Object.entries(members).map(([name, value]) => [name, new JsonNode(node.document, node, key, name, value)]),
  );
}

function setsOf(properties: JsonNode): Members {
  const sets = new JsonNode(properties.document, properties, SETS, null, properties.object[SETS]);
  const list = Array.isArray(sets.object.values) ? (sets.object.values as unknown[]) : [];
  return new Map(
    list.flatMap((value, index) =>
      isObject(value) ? [[word(value.name), new JsonNode(sets.document, sets, 'values', index, value)] as const] : [],
    ),
  );
}
