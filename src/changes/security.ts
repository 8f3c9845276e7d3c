/** How people sign in, compared: the types of authentication as a set, each definition's settings, what is asked for. */
import { member } from '../connector/pointer.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { differingKeys, sameJson, word } from './json.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

const AT = '/securityDefinitions';

type Definitions = Readonly<Record<string, unknown>>;

/** @param about the connector */
export function compareSecurity(about: About, base: Swagger, head: Swagger): Change[] {
  const [before, after] = [definitionsOf(base), definitionsOf(head)];
  const note = (kind: Change['kind'], name: string, values: Values): Change =>
    change(kind, connection(name), { head: spot(head.root, AT), base: spot(base.root, AT), values });
  const [from, to] = [typesOf(before), typesOf(after)];
  if (from !== to) return [note('auth-type-changed', '', { from, to })];
  const renamed = renamedIn(before, after);
  const known = Object.fromEntries(Object.entries(before).map(([name, value]) => [renamed.get(name) ?? name, value]));
  const changes = [...renamed].map(([old, now]) => note('security-definition-renamed', old, { from: old, to: now }));
  for (const name of differingKeys(known, after)) {
    const keys = differingKeys(objectOf(member(known, name)), objectOf(member(after, name))).join(', ');
    changes.push(note('security-definition-changed', name, { keys }));
  }
  if (!sameJson(underNewNames(base.root.object.security, renamed), head.root.object.security))
    changes.push(
      change('security-changed', about, { head: spot(head.root, '/security'), base: spot(base.root, '/security') }),
    );
  return changes;
}

function connection(name: string): About {
  return {
    type: 'connection',
    id: `securityDefinitions${name === '' ? '' : ` ${name}`}`,
    name: name || 'The connection',
  };
}

/** Definitions that say the same under another name: the name is nothing that people or flows see. */
function renamedIn(before: Definitions, after: Definitions): Map<string, string> {
  const free = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const renamed = new Map<string, string>();
  for (const old of Object.keys(before)) {
    if (Object.hasOwn(after, old)) continue;
    const index = free.findIndex((name) => sameJson(before[old], after[name]));
    if (index >= 0) renamed.set(old, free.splice(index, 1)[0] as string);
  }
  return renamed;
}

function underNewNames(security: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (!Array.isArray(security) || renamed.size === 0) return security;
  return security.map((one: unknown) =>
    Object.fromEntries(Object.entries(objectOf(one)).map(([name, scopes]) => [renamed.get(name) ?? name, scopes])),
  );
}

function definitionsOf({ root }: Swagger): Definitions {
  return objectOf(root.object.securityDefinitions);
}

function typesOf(definitions: Definitions): string {
  const types = Object.values(definitions).map((definition) => word(objectOf(definition).type));
  return [...new Set(types)].sort().join(' and ') || 'nothing';
}
