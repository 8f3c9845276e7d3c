/** The places of a swagger document that certification knows: paths, operations, parameters, responses, schemas, references. */
import type { JsonDocument } from '../json/document.ts';
import { JsonNode } from '../node.ts';
import { isObject } from '../pointer.ts';

export const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

const VISIBILITY = 'x-ms-visibility';

/** The extension that makes an operation a server of the Model Context Protocol. */
export const AGENTIC_PROTOCOL = 'x-ms-agentic-protocol';

/** Sub-object under a key, or undefined. */
function objectAt(value: Record<string, unknown>, key: string): Record<string, unknown> | undefined {
  const found = value[key];
  return isObject(found) ? found : undefined;
}

export class PathItem extends JsonNode {
  /** The path template: `/orders/{id}`. */
  readonly template: string;
  readonly operations: Operation[] = [];
  /** Parameters declared for all operations of the path, references resolved. */
  readonly parameters: ParameterUse[] = [];

  constructor(document: JsonDocument, root: JsonNode, template: string, value: unknown) {
    super(document, root, 'paths', template, value);
    this.template = template;
  }
}

export class Operation extends JsonNode {
  readonly path: PathItem;
  /** Lower case, whatever the document has. */
  readonly method: string;
  /** Own and inherited parameters as they are in force, references resolved. */
  readonly parameters: ParameterUse[] = [];
  readonly responses: ResponseUse[] = [];

  constructor(path: PathItem, methodKey: string, value: Record<string, unknown>) {
    super(path.document, path, '', methodKey, value);
    this.path = path;
    this.method = methodKey.toLowerCase();
  }

  /** The operationId if it is a string, else null. */
  get id(): string | null {
    const id = this.object.operationId;
    return typeof id === 'string' && id !== '' ? id : null;
  }

  override get name(): string {
    return this.id ?? `${this.method.toUpperCase()} ${this.path.template}`;
  }

  get internal(): boolean {
    return this.object[VISIBILITY] === 'internal';
  }

  get deprecated(): boolean {
    return this.object.deprecated === true;
  }

  /** The operation starts a flow. */
  get isTrigger(): boolean {
    return this.object['x-ms-trigger'] !== undefined;
  }

  /** A server of the Model Context Protocol: agents ask it for its tools, and no step of a flow uses what it returns. */
  get isMcpServer(): boolean {
    return this.object[AGENTIC_PROTOCOL] !== undefined;
  }

  /** The payload's description of a webhook, on the path item or (tolerated) on the operation. */
  get notificationContent(): Record<string, unknown> | undefined {
    return (
      objectAt(this.path.object, 'x-ms-notification-content') ?? objectAt(this.object, 'x-ms-notification-content')
    );
  }

  get body(): Parameter | null {
    return this.parameters.find((use) => use.parameter.location === 'body')?.parameter ?? null;
  }
}

/** A parameter in a list: the node in the list (perhaps a `$ref`), and the declaration it stands for. */
export interface ParameterUse {
  readonly use: JsonNode;
  readonly parameter: Parameter;
}

/** A response under a code: the node there (perhaps a `$ref`), and the declaration it stands for. */
export interface ResponseUse {
  readonly code: string;
  readonly use: JsonNode;
  readonly response: Response;
}

/** A parameter where it is declared: looked at once, however often it is referred to. */
export class Parameter extends JsonNode {
  /** Operations in which it is in force. */
  readonly operations: Operation[] = [];
  /** The body's schema. */
  schema: Schema | null = null;
  /** What a list outside of the body is made of. */
  items: Schema | null = null;

  /** The parameter's `in`. */
  get location(): string {
    return typeof this.object.in === 'string' ? this.object.in : '';
  }

  /** The parameter's own name if it has one. */
  override get name(): string {
    const name = this.object.name;
    return typeof name === 'string' && name !== '' ? name : `parameter ${this.key}`;
  }

  /** Not shown to people: internal itself, or in force in internal operations only. */
  get internal(): boolean {
    return this.object[VISIBILITY] === 'internal' || this.operations.every((operation) => operation.internal);
  }
}

/** A response where it is declared. */
export class Response extends JsonNode {
  readonly uses: { readonly operation: Operation; readonly code: string }[] = [];
  schema: Schema | null = null;

  override get name(): string {
    return this.uses[0] ? `${this.uses[0].code} of ${this.uses[0].operation.name}` : super.name;
  }
}

/** Where a schema is used, as bits: below a request or a response, and below those of visible operations. */
export const USED = { request: 1, response: 2, visibleRequest: 4, visibleResponse: 8 } as const;

export type SchemaRole =
  | 'definition'
  | 'body'
  | 'response'
  | 'response-header'
  | 'notification'
  | 'parameter-items'
  | 'nested';

export class Schema extends JsonNode {
  readonly role: SchemaRole;
  /** Schemas directly inside this one. */
  readonly children: Schema[] = [];
  /** The definition a `$ref` leads to. */
  target: Schema | null = null;
  /** Bits of USED. */
  used = 0;

  constructor(parent: JsonNode, keyword: string, key: string | number | null, value: unknown, role: SchemaRole) {
    super(parent.document, parent, keyword, key, value);
    this.role = role;
  }

  /** The name, when this is a property of an object. */
  get property(): string | null {
    return this.keyword === 'properties' ? this.key : null;
  }

  /** The schema that this is a property, item or alternative of. */
  get within(): Schema | null {
    return this.parent instanceof Schema ? this.parent : null;
  }

  get inRequest(): boolean {
    return (this.used & USED.request) !== 0;
  }

  get inResponse(): boolean {
    return (this.used & USED.response) !== 0;
  }

  get ref(): string | null {
    return typeof this.object.$ref === 'string' ? this.object.$ref : null;
  }

  /** Internal itself, or inside something internal in the same declaration. */
  get internal(): boolean {
    for (let schema: Schema | null = this; schema; schema = schema.within) {
      if (schema.object[VISIBILITY] === 'internal') return true;
    }
    return false;
  }

  /** Named by its response alone: that name has blanks in it, so a path below it is set off. */
  private get isWholeAnswer(): boolean {
    if (!this.within) return this.role === 'response';
    return this.keyword !== 'properties' && this.keyword !== 'items' && this.within.isWholeAnswer;
  }

  /** A dotted path from the declaration: `Order.items[].price`, `200 of ListOrders: [].price`. */
  override get name(): string {
    if (this.role === 'definition') return this.key ?? '';
    if (this.role === 'response-header') return `header ${this.key} of ${this.parent?.name}`;
    const owner = this.within;
    if (!owner)
      return this.parent instanceof Parameter || this.parent instanceof Response ? this.parent.name : this.keyword;
    if (this.keyword === 'properties') return `${owner.name}${owner.isWholeAnswer ? ': ' : '.'}${this.key}`;
    return this.keyword === 'items' ? `${owner.name}${owner.isWholeAnswer ? ': ' : ''}[]` : owner.name;
  }
}

/** A `$ref` and the kind of thing its place asks for. */
export interface Reference {
  readonly node: JsonNode;
  readonly ref: unknown;
  readonly expects: 'definitions' | 'parameters' | 'responses' | 'path';
}
