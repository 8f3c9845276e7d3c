/** One walk over a swagger document. Takes whatever JSON there is; what has the wrong form is passed over, never fatal. */
import { addAll } from '../add-all.ts';
import type { JsonDocument } from '../json/document.ts';
import { JsonNode } from '../node.ts';
import { isObject } from '../pointer.ts';
import {
  METHODS,
  Operation,
  Parameter,
  type ParameterUse,
  PathItem,
  type Reference,
  Response,
  Schema,
  type SchemaRole,
} from './nodes.ts';
import { nameIn } from './reference.ts';
import { isStrayInDefinitions, isStrayInPaths, isStrayInResponses } from './stray.ts';
import { markUse } from './use.ts';

export class Swagger {
  readonly document: JsonDocument;
  readonly root: JsonNode;
  readonly info: JsonNode;
  readonly paths: PathItem[] = [];
  readonly operations: Operation[] = [];
  readonly parameters: Parameter[] = [];
  readonly responses: Response[] = [];
  /** Every schema in document order, each once. */
  readonly schemas: Schema[] = [];
  readonly definitions = new Map<string, Schema>();
  readonly references: Reference[] = [];
  readonly #globalParameters = new Map<string, Parameter>();
  readonly #globalResponses = new Map<string, Response>();
  #operationsById: Map<string, Operation> | null = null;
  #operationsByLetters: Map<string, Operation | null> | null = null;

  constructor(document: JsonDocument) {
    this.document = document;
    this.root = new JsonNode(document, null, '', null, document.root);
    this.info = new JsonNode(document, this.root, 'info', null, this.root.object.info);
    this.#walkDefinitions();
    this.#walkGlobals();
    this.#walkPaths();
    this.#linkSchemas();
    markUse(this.schemas);
  }

  /** Operations by operationId; of doubled ids the first. */
  get operationsById(): ReadonlyMap<string, Operation> {
    if (!this.#operationsById) {
      this.#operationsById = new Map();
      for (const operation of this.operations) {
        if (operation.id !== null && !this.#operationsById.has(operation.id))
          this.#operationsById.set(operation.id, operation);
      }
    }
    return this.#operationsById;
  }

  /** The one operation whose id has the same letters; null if there is none, or several. */
  operationInOtherCapitals(id: string): Operation | null {
    if (!this.#operationsByLetters) {
      this.#operationsByLetters = new Map();
      for (const [own, operation] of this.operationsById) {
        const letters = own.toLowerCase();
        this.#operationsByLetters.set(letters, this.#operationsByLetters.has(letters) ? null : operation);
      }
    }
    return this.#operationsByLetters.get(id.toLowerCase()) ?? null;
  }

  #walkDefinitions(): void {
    for (const [name, value] of entries(this.root.object.definitions)) {
      if (isStrayInDefinitions(name, value)) continue;
      this.definitions.set(name, this.#schema(this.root, 'definitions', name, value, 'definition'));
    }
  }

  #walkGlobals(): void {
    for (const [name, value] of entries(this.root.object.parameters)) {
      if (!isObject(value)) continue;
      if ('$ref' in value) this.#alias('parameters', name, value);
      else {
        const parameter = new Parameter(this.document, this.root, 'parameters', name, value);
        this.#globalParameters.set(name, this.#parameter(parameter));
      }
    }
    for (const [name, value] of entries(this.root.object.responses)) {
      if (!isObject(value)) continue;
      if ('$ref' in value) this.#alias('responses', name, value);
      else {
        const response = new Response(this.document, this.root, 'responses', name, value);
        this.#globalResponses.set(name, this.#response(response));
      }
    }
  }

  /** An entry that only leads on declares nothing itself. */
  #alias(place: 'parameters' | 'responses', name: string, value: Record<string, unknown>): void {
    const node = new JsonNode(this.document, this.root, place, name, value);
    this.references.push({ node, ref: value.$ref, expects: place });
  }

  #walkPaths(): void {
    for (const [template, value] of entries(this.root.object.paths)) {
      if (template.startsWith('x-') || isStrayInPaths(template, value)) continue;
      const path = new PathItem(this.document, this.root, template, value);
      this.paths.push(path);
      if ('$ref' in path.object) this.references.push({ node: path, ref: path.object.$ref, expects: 'path' });
      addAll(path.parameters, this.#parameterUses(path));
      this.#notification(path);
      for (const [key, item] of Object.entries(path.object)) {
        if (METHODS.has(key.toLowerCase()) && isObject(item)) this.#operation(new Operation(path, key, item));
      }
    }
  }

  #operation(operation: Operation): void {
    this.operations.push(operation);
    operation.path.operations.push(operation);
    this.#notification(operation);
    addAll(operation.parameters, inForce(this.#parameterUses(operation), operation.path.parameters));
    for (const { parameter } of operation.parameters) parameter.operations.push(operation);
    for (const [code, value] of entries(operation.object.responses)) {
      if (code.startsWith('x-') || isStrayInResponses(code) || !isObject(value)) continue;
      const use = new JsonNode(this.document, operation, 'responses', code, value);
      const response = this.#resolve(use, 'responses', this.#globalResponses) ?? this.#own(use, operation, code, value);
      if (!response) continue;
      operation.responses.push({ code, use, response });
      response.uses.push({ operation, code });
    }
  }

  /** The response declared in place; null when it is a reference that leads nowhere. */
  #own(use: JsonNode, operation: Operation, code: string, value: Record<string, unknown>): Response | null {
    if ('$ref' in value) return null;
    return this.#response(new Response(use.document, operation, 'responses', code, value));
  }

  #parameterUses(owner: JsonNode): ParameterUse[] {
    const list = owner.object.parameters;
    const uses: ParameterUse[] = [];
    if (!Array.isArray(list)) return uses;
    for (const [index, value] of list.entries()) {
      if (!isObject(value)) continue;
      const use = new JsonNode(this.document, owner, 'parameters', index, value);
      const target = this.#resolve(use, 'parameters', this.#globalParameters);
      if (target) uses.push({ use, parameter: target });
      else if (!('$ref' in value)) {
        const parameter = this.#parameter(new Parameter(this.document, owner, 'parameters', index, value));
        uses.push({ use: parameter, parameter });
      }
    }
    return uses;
  }

  /** The declaration a `$ref` leads to, notes the reference; null when there is none or it leads nowhere. */
  #resolve<T>(use: JsonNode, place: 'parameters' | 'responses', table: ReadonlyMap<string, T>): T | null {
    if (!('$ref' in use.object)) return null;
    this.references.push({ node: use, ref: use.object.$ref, expects: place });
    return table.get(nameIn(use.object.$ref, place) ?? '') ?? null;
  }

  #parameter(parameter: Parameter): Parameter {
    this.parameters.push(parameter);
    if (isObject(parameter.object.schema))
      parameter.schema = this.#schema(parameter, 'schema', null, parameter.object.schema, 'body');
    if (isObject(parameter.object.items))
      parameter.items = this.#schema(parameter, 'items', null, parameter.object.items, 'parameter-items');
    return parameter;
  }

  #response(response: Response): Response {
    this.responses.push(response);
    if (isObject(response.object.schema))
      response.schema = this.#schema(response, 'schema', null, response.object.schema, 'response');
    for (const [name, header] of entries(response.object.headers)) {
      if (isObject(header)) this.#schema(response, 'headers', name, header, 'response-header');
    }
    return response;
  }

  #notification(owner: JsonNode): void {
    const content = owner.object['x-ms-notification-content'];
    if (!isObject(content) || !isObject(content.schema)) return;
    this.#schema(owner, 'x-ms-notification-content', 'schema', content.schema, 'notification');
  }

  /** A schema with everything inside it. Nesting is bounded by the document's depth, so recursion is safe here. */
  #schema(parent: JsonNode, keyword: string, key: string | number | null, value: unknown, role: SchemaRole): Schema {
    const schema = new Schema(parent, keyword, key, value, role);
    this.schemas.push(schema);
    const object = schema.object;
    if ('$ref' in object) this.references.push({ node: schema, ref: object.$ref, expects: 'definitions' });
    if (isObject(object.properties)) {
      for (const name in object.properties) this.#inside(schema, 'properties', name, object.properties[name]);
    }
    if (isObject(object.items)) this.#inside(schema, 'items', null, object.items);
    if (isObject(object.additionalProperties))
      this.#inside(schema, 'additionalProperties', null, object.additionalProperties);
    if (Array.isArray(object.allOf)) {
      for (let index = 0; index < object.allOf.length; index++)
        this.#inside(schema, 'allOf', index, object.allOf[index]);
    }
    return schema;
  }

  #inside(schema: Schema, keyword: string, key: string | number | null, value: unknown): void {
    if (isObject(value)) schema.children.push(this.#schema(schema, keyword, key, value, 'nested'));
  }

  #linkSchemas(): void {
    for (const schema of this.schemas) {
      if (schema.ref !== null) schema.target = this.definitions.get(nameIn(schema.ref, 'definitions') ?? '') ?? null;
    }
  }
}

/** An operation's own parameters, then those of its path that it does not redefine. */
function inForce(own: readonly ParameterUse[], inherited: readonly ParameterUse[]): ParameterUse[] {
  const redefined = ({ parameter }: ParameterUse) =>
    own.some(
      (use) => use.parameter.object.name === parameter.object.name && use.parameter.location === parameter.location,
    );
  return [...own, ...inherited.filter((use) => !redefined(use))];
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
