/** The form of an operation as the designer draws it. Documented at https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions */
import { layersOf, type Shapes } from '../changes/shape.ts';
import { isObject, member } from '../connector/pointer.ts';
import { dynamicCallsOf } from '../connector/swagger/dynamic.ts';
import type { Operation, Parameter, Schema } from '../connector/swagger/nodes.ts';
import type { Swagger } from '../connector/swagger/walk.ts';
import { shown, textIn, visibilityIn } from './texts.ts';
import type { Control, Field, Form } from './types.ts';

/** Fields of one form, and levels of them, that are drawn. */
const MOST = 150;
const DEEPEST = 5;

type Facts = Readonly<Record<string, unknown>>;

/** Draws the forms of one document. */
export class Forms {
  readonly #shapes: Shapes;
  readonly #dynamic: ReadonlyMap<Parameter | Schema, readonly string[]>;
  #left = 0;

  constructor(api: Swagger, shapes: Shapes) {
    this.#shapes = shapes;
    this.#dynamic = dynamicTexts(api);
  }

  of(operation: Operation): Omit<Form, 'outputs'> {
    this.#left = MOST;
    const fields = operation.parameters.flatMap(({ parameter }) =>
      parameter.location === 'body' && parameter.schema
        ? this.#bodyFields(parameter, parameter.schema)
        : [this.#parameter(parameter)],
    );
    return { fields, isCut: this.#left <= 0 };
  }

  /** The properties of a body are fields of their own; a body without any is one field. */
  #bodyFields(parameter: Parameter, schema: Schema): Field[] {
    const shape = this.#shapes.of(schema);
    const outer = visibilityIn(parameter.object['x-ms-visibility']);
    if (shape.type !== 'object' || shape.properties.size === 0) {
      const facts = { ...shape.facts, ...withoutSchema(parameter.object) };
      const dynamic = [...this.#dynamicOf(parameter), ...this.#dynamicIn(schema)];
      return [
        {
          ...this.#field(parameter.name, facts, parameter.object.required === true, dynamic, placesOf(schema)),
          ...this.#inside(schema, 0),
        },
      ];
    }
    const fields = this.#properties(schema, 0);
    return outer === 'internal' ? fields.map((field) => ({ ...field, visibility: outer })) : fields;
  }

  #parameter(parameter: Parameter): Field {
    const { object } = parameter;
    const places = [place(parameter)];
    const field = this.#field(parameter.name, object, object.required === true, this.#dynamicOf(parameter), places);
    if (!parameter.items) return field;
    return { ...field, choices: choicesIn(parameter.items.object) };
  }

  #properties(schema: Schema, depth: number): Field[] {
    const { properties, required } = this.#shapes.of(schema);
    const fields: Field[] = [];
    for (const [name, property] of properties) {
      const { facts } = this.#shapes.of(property);
      // The service fills it in.
      if (facts.readOnly === true) continue;
      if (--this.#left <= 0) break;
      const own = this.#field(name, facts, required.has(name), this.#dynamicIn(property), placesOf(property));
      fields.push({ ...own, ...this.#inside(property, depth + 1) });
    }
    return fields;
  }

  /** The fields of an object, or of the entries of a list of objects. */
  #inside(schema: Schema, depth: number): Pick<Field, 'fields' | 'isCut'> {
    const shape = this.#shapes.of(schema);
    const inner = shape.type === 'array' && shape.items ? shape.items : schema;
    if (this.#shapes.of(inner).properties.size === 0) return { fields: [], isCut: false };
    return depth >= DEEPEST ? { fields: [], isCut: true } : { fields: this.#properties(inner, depth), isCut: false };
  }

  #field(name: string, facts: Facts, required: boolean, dynamic: readonly string[], places: readonly string[]): Field {
    const label = textIn(facts['x-ms-summary']) || textIn(facts.title);
    const choices = choicesIn(facts);
    return {
      ...{ places, name, label: label || name, isUnnamed: label === '', description: textIn(facts.description) },
      required,
      // The platform fills in where it is to be called back.
      visibility: facts['x-ms-notification-url'] === true ? 'internal' : visibilityIn(facts['x-ms-visibility']),
      control: controlFor(facts, choices.length > 0 || dynamic.length > 0),
      ...{ filledIn: shown(facts.default), choices, dynamic, fields: [], isCut: false },
    };
  }

  #dynamicOf(host: Parameter | Schema): readonly string[] {
    return this.#dynamic.get(host) ?? [];
  }

  #dynamicIn(schema: Schema): readonly string[] {
    return layersOf(schema).flatMap((layer) => this.#dynamicOf(layer));
  }
}

function withoutSchema({ schema: _, in: __, ...rest }: Facts): Facts {
  return rest;
}

/** Places of a schema: where it stands, and the declarations that it is made of. */
export function placesOf(schema: Schema): string[] {
  return layersOf(schema).map(place);
}

export function place(node: { readonly pointer: string }): string {
  return `swagger#${node.pointer}`;
}

/** Choices that are shown of a list. */
const MOST_CHOICES = 50;

/** The names of fixed choices. */
export function choicesIn(facts: Facts): string[] {
  const named = facts['x-ms-enum-values'];
  if (Array.isArray(named)) {
    const names = named.map((one: unknown) => textIn(member(one, 'displayName')) || shown(member(one, 'value')));
    return names.slice(0, MOST_CHOICES);
  }
  return Array.isArray(facts.enum) ? facts.enum.slice(0, MOST_CHOICES).map(shown) : [];
}

function controlFor({ type, format, properties }: Facts, hasChoices: boolean): Control {
  if (type === 'array') return 'list';
  if (hasChoices && type !== 'object') return 'choice';
  if (type === 'boolean') return 'yes or no';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'object' || isObject(properties)) return 'group';
  if (type === 'file' || format === 'binary' || format === 'byte') return 'file';
  if (format === 'date-time' || format === 'date' || format === 'date-no-tz') return 'date';
  return type === 'string' ? 'text' : 'any value';
}

/** What each dynamic call is for, in a sentence that names the operation that is asked. */
function dynamicTexts(api: Swagger): ReadonlyMap<Parameter | Schema, readonly string[]> {
  const texts = new Map<Parameter | Schema, string[]>();
  for (const call of dynamicCallsOf(api)) {
    const { target, host, kind } = call;
    const name = target ? textIn(target.object.summary) || target.name : textIn(call.object.operationId);
    const asked = target ? `“${name}”` : `“${name || '?'}”, an operation that is not there`;
    const list = texts.get(host) ?? [];
    texts.set(host, list);
    if (isBuiltIn(call.object)) list.push('The choices come from the platform itself.');
    else if (kind === 'schema' || kind === 'properties') list.push(`Which fields there are, is asked of ${asked}.`);
    else if (kind === 'values' || kind === 'list') list.push(`The choices are asked of ${asked}.`);
    else if (kind === 'open') list.push(`A folder to choose from opens by ${asked}.`);
    else list.push(`Folders inside are asked of ${asked}.`);
  }
  return texts;
}

function isBuiltIn(call: Facts): boolean {
  return 'capability' in call || 'builtInOperation' in call;
}
