/** What people fill in to connect, compared: connection parameters, alone and in sets. */
import { addAll } from '../connector/add-all.ts';
import { JsonNode } from '../connector/node.ts';
import { isObject } from '../connector/pointer.ts';
import { compareParameter, isAsked } from './connection-parameter.ts';
import { differingKeys, word } from './json.ts';
import { type Named, renamesAmong, textOf } from './renames.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, nextOf, type Spot, spot } from './types.ts';

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
    addAll(
      changes,
      compareMembers(`${name}/`, membersOf(before, 'parameters'), membersOf(after, 'parameters'), inner, () => null),
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
  const renamed = renamedIn(base, head);
  const taken = new Set(renamed.values());
  for (const [name, before] of base) {
    const now = renamed.get(name) ?? name;
    const after = head.get(now);
    const set = after ? null : setWith(name);
    if (after && now !== name)
      changes.push(
        change('connection-parameter-renamed', about(prefix + name, before), {
          head: spot(after),
          base: spot(before),
          values: { from: name, to: now },
        }),
      );
    if (after) addAll(changes, compareParameter(about(prefix + name, after), before, after));
    else if (set !== null)
      changes.push(
        change('connection-parameter-moved', about(prefix + name, before), {
          head: placeOfGone(name, base, head, place),
          base: spot(before),
          values: { to: set },
        }),
      );
    else
      changes.push(
        change('connection-parameter-removed', about(prefix + name, before), {
          head: placeOfGone(name, base, head, place),
          base: spot(before),
        }),
      );
  }
  for (const [name, after] of head) {
    if (base.has(name) || taken.has(name)) continue;
    const kind = isAsked(after) ? 'connection-parameter-added' : 'optional-connection-parameter-added';
    changes.push(change(kind, about(prefix + name, after), { head: spot(after) }));
  }
  return changes;
}

/** Names of the base to those in the head, of parameters that only their name tells apart. */
function renamedIn(base: Members, head: Members): Map<string, string> {
  const left = (one: Members, other: Members): Named<string>[] =>
    [...one].flatMap(([name, { object }]) => {
      if (other.has(name)) return [];
      const { displayName: title, ...ui } = objectOf(object.uiDefinition);
      const named = { thing: name, name, type: word(object.type).toLowerCase(), text: textOf({ title, ...ui }) };
      return [{ ...named, facts: null, rank: null }];
    });
  return renamesAmong(left(base, head), left(head, base));
}

/** Where the next one stands, else where all of them are. */
function placeOfGone(name: string, base: Members, head: Members, place: Spot): Spot {
  const next = nextOf(name, [...base.keys()], (other) => head.get(other));
  return next ? spot(next) : place;
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
