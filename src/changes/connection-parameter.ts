/** One connection parameter, compared. */
import type { JsonNode } from '../connector/node.ts';
import { isObject, member, textOf } from '../connector/pointer.ts';
import { differingKeys, sameJson, word } from './json.ts';
import type { ChangeKind } from './kinds.ts';
import { objectOf } from './shape.ts';
import { type About, type Change, change, spot, type Values } from './types.ts';

const TEXTS: ReadonlySet<string> = new Set(['displayName', 'description', 'tooltip']);

export function compareParameter(thing: About, base: JsonNode, head: JsonNode): Change[] {
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
    ...ui.filter(
      (key) => !TEXTS.has(key) && !sameJson(withoutRequired(member(oldUi, key)), withoutRequired(member(newUi, key))),
    ),
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
  return textOf(object.type).toLowerCase();
}

/** Written as a text or as true; a sign-in by OAuth is asked for by its nature. */
export function isAsked(parameter: JsonNode): boolean {
  if (typeOf(parameter) === 'oauthsetting') return true;
  const constraints = objectOf(objectOf(parameter.object.uiDefinition).constraints);
  return (
    textOf(constraints.required) === 'true' &&
    constraints.hidden !== 'true' &&
    objectOf(parameter.object).default === undefined
  );
}
