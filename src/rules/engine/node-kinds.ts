/** What rules look at: the kinds of node, and where each is found in a connector. */

import type { ChangeGroup } from '../../changes/group.ts';
import type { Connector } from '../../connector/connector.ts';
import type { JsonDocument } from '../../connector/json/document.ts';
import { JsonNode } from '../../connector/node.ts';
import { isObject } from '../../connector/pointer.ts';
import { type DynamicCall, dynamicCallsOf } from '../../connector/swagger/dynamic.ts';
import type { Operation, Parameter, PathItem, Reference, Response, Schema } from '../../connector/swagger/nodes.ts';
import { isStrayInDefinitions } from '../../connector/swagger/stray.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import type { ConnectorFile } from '../../connector/types.ts';
import type { Pull } from './pull.ts';

/** The type of node for each `given`. */
export interface Nodes {
  folder: Connector;
  /** Every file of the folder. */
  file: ConnectorFile;
  /** apiDefinition.swagger.json and apiProperties.json as text. */
  json: JsonDocument;
  /** The root of the swagger document. */
  document: JsonNode;
  info: JsonNode;
  path: PathItem;
  operation: Operation;
  parameter: Parameter;
  response: Response;
  schema: Schema;
  reference: Reference;
  /** What an x-ms-dynamic-* extension asks of another operation. */
  dynamic: DynamicCall;
  'security-definition': JsonNode;
  /** The root of apiProperties.json. */
  properties: JsonNode;
  /** Also those inside connectionParameterSets. */
  'connection-parameter': JsonNode;
  policy: JsonNode;
  readme: ConnectorFile;
  icon: ConnectorFile;
  script: ConnectorFile;
  pull: Pull;
  /** One change of an update, told once for all operations that share it. */
  change: ChangeGroup;
}

export type NodeKind = keyof Nodes;

type Finder<G extends NodeKind> = (connector: Connector) => Iterable<Nodes[G]>;

const NONE: readonly never[] = [];

/** What is found in a connector; `pull` and `change` are more than a connector, the runner has them. */
export type InConnector = Exclude<NodeKind, 'pull' | 'change'>;

/** Finds the nodes of a kind. */
export const FINDERS: { readonly [G in InConnector]: Finder<G> } = {
  folder: (connector) => [connector],
  file: (connector) => connector.files,
  json: (connector) =>
    [connector.json('swagger'), connector.json('properties')].filter((document) => document !== null),
  document: (connector) => rootOf(swagger2(connector)),
  info: (connector) => existing(swagger2(connector)?.info ?? null),
  path: (connector) => swagger2(connector)?.paths ?? NONE,
  operation: (connector) => swagger2(connector)?.operations ?? NONE,
  parameter: (connector) => swagger2(connector)?.parameters ?? NONE,
  response: (connector) => swagger2(connector)?.responses ?? NONE,
  schema: (connector) => swagger2(connector)?.schemas ?? NONE,
  reference: (connector) => swagger2(connector)?.references ?? NONE,
  dynamic: (connector) => [swagger2(connector)].flatMap((api) => (api ? dynamicCallsOf(api) : NONE)),
  'security-definition': (connector) =>
    rootOf(swagger2(connector))
      .flatMap((root) => members(root, 'securityDefinitions'))
      .filter(({ key, value }) => !isStrayInDefinitions(key ?? '', value)),
  properties: (connector) => (connector.properties ? [connector.properties] : NONE),
  'connection-parameter': (connector) => (connector.properties ? connectionParameters(connector.properties) : NONE),
  policy: (connector) => {
    const properties = connector.properties;
    return properties
      ? members(
          new JsonNode(properties.document, properties, 'properties', null, properties.object.properties),
          'policyTemplateInstances',
        )
      : NONE;
  },
  readme: (connector) => existing(connector.file('readme')),
  icon: (connector) => existing(connector.file('icon')),
  script: (connector) => existing(connector.file('script')),
};

function existing<T>(node: T | null): T[] {
  return node === null ? [] : [node];
}

/** The swagger, unless it is OpenAPI 3: that must be converted first, which changes all the rest. */
function swagger2(connector: Connector): Swagger | null {
  const { api } = connector;
  return api && !Object.hasOwn(api.root.object, 'openapi') ? api : null;
}

function rootOf(api: Swagger | null): JsonNode[] {
  return api ? [api.root] : [];
}

/** The members of an object, or elements of an array, under a key; those that are no objects are left to other rules. */
function members(node: JsonNode, key: string): JsonNode[] {
  const container = node.object[key];
  if (typeof container !== 'object' || container === null) return [];
  return Object.entries(container)
    .filter(([, value]) => isObject(value))
    .map(([name, value]) => new JsonNode(node.document, node, key, name, value));
}

function connectionParameters(root: JsonNode): JsonNode[] {
  const properties = new JsonNode(root.document, root, 'properties', null, root.object.properties);
  const sets = new JsonNode(
    root.document,
    properties,
    'connectionParameterSets',
    null,
    properties.object.connectionParameterSets,
  );
  return [
    ...members(properties, 'connectionParameters'),
    ...members(sets, 'values').flatMap((set) => members(set, 'parameters')),
  ];
}
