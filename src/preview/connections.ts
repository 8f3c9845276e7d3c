/** What somebody is asked who makes a connection. */
import type { Connector } from '../connector/connector.ts';
import { escapeToken, isObject, member, valueAt } from '../connector/pointer.ts';
import { isTrue, shown, textIn } from './texts.ts';
import type { ConnectionView, Control, Field } from './types.ts';

/** Every set of connection parameters, or the only one; none for a connector that asks nothing. */
export function connectionsOf({ properties }: Connector): readonly ConnectionView[] {
  const sets = valueAt(properties?.value, '/properties/connectionParameterSets/values');
  if (Array.isArray(sets) && sets.length > 0)
    return sets.map((set: unknown, index) => setView(set, `/properties/connectionParameterSets/values/${index}`));
  const at = '/properties/connectionParameters';
  const fields = fieldsOf(valueAt(properties?.value, at), at);
  return fields.length === 0 ? [] : [{ places: [`properties#${at}`], title: '', description: '', fields }];
}

/** What the choice between sets is called. */
export function connectionQuestionOf({ properties }: Connector): string {
  return textIn(valueAt(properties?.value, '/properties/connectionParameterSets/uiDefinition/displayName'));
}

function setView(set: unknown, at: string): ConnectionView {
  const words = member(set, 'uiDefinition');
  return {
    places: [`properties#${at}`],
    title: textIn(member(words, 'displayName')) || textIn(member(set, 'name')),
    description: textIn(member(words, 'description')),
    fields: fieldsOf(member(set, 'parameters'), `${at}/parameters`),
  };
}

/** In the order in which the dialog has them: by `tabIndex`, then as they stand. */
function fieldsOf(parameters: unknown, at: string): Field[] {
  if (!isObject(parameters)) return [];
  const fields = Object.entries(parameters).map(([name, value]) => ({
    field: fieldOf(name, value, `${at}/${escapeToken(name)}`),
    order: Number(valueAt(value, '/uiDefinition/constraints/tabIndex') ?? Number.POSITIVE_INFINITY),
  }));
  return fields.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)).map(({ field }) => field);
}

function fieldOf(name: string, value: unknown, at: string): Field {
  const words = member(value, 'uiDefinition');
  const constraints = member(words, 'constraints');
  const label = textIn(member(words, 'displayName'));
  const allowed = member(constraints, 'allowedValues');
  const choices = Array.isArray(allowed)
    ? allowed.map((one: unknown) => textIn(member(one, 'text')) || shown(member(one, 'value')))
    : [];
  return {
    ...{ places: [`properties#${at}`], name, label: label || name, isUnnamed: label === '' },
    description: textIn(member(words, 'tooltip')) || textIn(member(words, 'description')),
    required: isTrue(member(constraints, 'required')),
    visibility: isTrue(member(constraints, 'hidden')) ? 'internal' : 'normal',
    control: controlFor(value, choices.length > 0, isTrue(member(constraints, 'clearText'))),
    filledIn: shown(member(constraints, 'default')),
    ...{ choices, dynamic: signIn(value), fields: [], isCut: false },
  };
}

function controlFor(value: unknown, hasChoices: boolean, isClear: boolean): Control {
  const type = textIn(member(value, 'type')).toLowerCase();
  if (type === 'oauthsetting') return 'sign-in';
  if (type === 'gatewaysetting') return 'gateway';
  if (hasChoices) return 'choice';
  if (type === 'securestring' && !isClear) return 'secret';
  return type === 'bool' || type === 'boolean' ? 'yes or no' : type === 'int' ? 'number' : 'text';
}

function signIn(value: unknown): string[] {
  const provider = textIn(valueAt(value, '/oAuthSettings/identityProvider'));
  return provider === '' ? [] : [`A window opens to sign in; the kind of sign-in is ${provider}.`];
}
