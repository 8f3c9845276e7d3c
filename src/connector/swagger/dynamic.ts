/** Dynamic calls: what an x-ms-dynamic-* extension of a parameter or schema asks of another operation. */
import { JsonNode } from '../node.ts';
import { escapeToken, isObject } from '../pointer.ts';
import { Callers } from './callers.ts';
import type { Operation, Parameter, Schema } from './nodes.ts';
import type { Swagger } from './walk.ts';

export type DynamicKind = 'values' | 'list' | 'schema' | 'properties' | 'open' | 'browse';

/** What one entry of a call's `parameters` gives to the target. */
export interface Argument {
  /** The target's parameter, or a path into its body. */
  readonly key: string;
  /** `other`: not a form that the extension knows. */
  readonly form: 'literal' | 'source' | 'selected' | 'other';
  /** The literal, the source's name or path, or what stands there instead. */
  readonly value: unknown;
  /** Where the entry stands, and where its value does, from the call. */
  readonly entry: string;
  readonly at: string;
}

const FLAT: ReadonlySet<DynamicKind> = new Set(['values', 'schema']);

export class DynamicCall extends JsonNode {
  readonly kind: DynamicKind;
  /** What carries the extension. */
  readonly host: Parameter | Schema;
  readonly #api: Swagger;
  readonly #callers: Callers;
  #callersFound: readonly Operation[] | null = null;
  #args: readonly Argument[] | null = null;

  constructor(
    api: Swagger,
    callers: Callers,
    host: Parameter | Schema,
    parent: JsonNode,
    kind: DynamicKind,
    value: unknown,
  ) {
    super(host.document, parent, isStep(kind) ? kind : `x-ms-dynamic-${kind}`, null, value);
    this.kind = kind;
    this.host = host;
    this.#api = api;
    this.#callers = callers;
  }

  /** The extension as it is written: `x-ms-dynamic-values`, `x-ms-dynamic-tree/open`. */
  get extension(): string {
    return isStep(this.kind) ? `x-ms-dynamic-tree/${this.kind}` : this.keyword;
  }

  override get name(): string {
    return this.host.name;
  }

  /** The older form: sources are bare names, literals stand as they are. */
  get flat(): boolean {
    return FLAT.has(this.kind);
  }

  /**
   * The operation called; null where it is not named or does not exist. One that is named in other capitals is meant,
   * so that all that is wrong with the call is known before the name is mended.
   */
  get target(): Operation | null {
    const id = this.object.operationId;
    if (typeof id !== 'string') return null;
    return this.#api.operationsById.get(id) ?? this.#api.operationInOtherCapitals(id);
  }

  /** The operations in which the call is made. */
  get callers(): readonly Operation[] {
    this.#callersFound ??= this.#callers.of(this.host);
    return this.#callersFound;
  }

  get args(): readonly Argument[] {
    const { parameters } = this.object;
    this.#args ??= isObject(parameters)
      ? Object.entries(parameters).map(([key, value]) => argumentOf(key, value, this.flat))
      : [];
    return this.#args;
  }
}

function isStep(kind: DynamicKind): boolean {
  return kind === 'open' || kind === 'browse';
}

const REFERENCES = { parameterReference: 'source', value: 'literal', selectedItemValuePath: 'selected' } as const;

function argumentOf(key: string, value: unknown, flat: boolean): Argument {
  const entry = `/parameters/${escapeToken(key)}`;
  if (flat) {
    if (!isObject(value)) return { key, form: 'literal', value, entry, at: entry };
    const source = value.parameter;
    return typeof source === 'string'
      ? { key, form: 'source', value: source, entry, at: `${entry}/parameter` }
      : { key, form: 'other', value, entry, at: entry };
  }
  const forms = Object.keys(REFERENCES).filter((name) => isObject(value) && name in value);
  const name = forms[0] as keyof typeof REFERENCES | undefined;
  const content = name && (value as Record<string, unknown>)[name];
  if (!name || forms.length > 1 || (name === 'parameterReference' && typeof content !== 'string'))
    return { key, form: 'other', value, entry, at: entry };
  return { key, form: REFERENCES[name], value: content, entry, at: `${entry}/${name}` };
}

const KINDS: readonly (readonly [kind: DynamicKind, extension: string])[] = [
  ['values', 'x-ms-dynamic-values'],
  ['list', 'x-ms-dynamic-list'],
  ['schema', 'x-ms-dynamic-schema'],
  ['properties', 'x-ms-dynamic-properties'],
];
const TREE = 'x-ms-dynamic-tree';

const known = new WeakMap<Swagger, readonly DynamicCall[]>();

/** The dynamic calls of a document, in its order; collected once. */
export function dynamicCallsOf(api: Swagger): readonly DynamicCall[] {
  let calls = known.get(api);
  if (!calls) {
    calls = api.document.source.text.includes('x-ms-dynamic-') ? collect(api) : [];
    known.set(api, calls);
  }
  return calls;
}

function collect(api: Swagger): DynamicCall[] {
  const calls: DynamicCall[] = [];
  const callers = new Callers(api);
  const add = (host: Parameter | Schema, parent: JsonNode, kind: DynamicKind, value: unknown) =>
    calls.push(new DynamicCall(api, callers, host, parent, kind, value));
  for (const host of [...api.parameters, ...api.schemas]) {
    for (const [kind, extension] of KINDS) {
      const value = host.object[extension];
      if (value !== undefined) add(host, host, kind, value);
    }
    if (!isObject(host.object[TREE])) continue;
    const tree = new JsonNode(api.document, host, TREE, null, host.object[TREE]);
    for (const kind of ['open', 'browse'] as const) if (kind in tree.object) add(host, tree, kind, tree.object[kind]);
  }
  return calls;
}
