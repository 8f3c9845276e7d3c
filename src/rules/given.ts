/** What rules look at: the kinds of node, and where each is found in a connector. */
import type { Connector, ConnectorFile } from '../connector/connector.ts';
import type { JsonDocument } from '../connector/json/document.ts';
import { JsonNode } from '../connector/node.ts';
import { isObject } from '../connector/pointer.ts';
import { type DynamicCall, dynamicCallsOf } from '../connector/swagger/dynamic.ts';
import type { Operation, Parameter, PathItem, Reference, Response, Schema } from '../connector/swagger/nodes.ts';
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
}

export type Given = keyof Nodes;

type Finder<G extends Given> = (connector: Connector) => Iterable<Nodes[G]>;

const NONE: readonly never[] = [];

/** Finds the nodes of a kind; `pull` is no part of a connector and is handled by the runner. */
export const FINDERS: { readonly [G in Exclude<Given, 'pull'>]: Finder<G> } = {
  folder: (connector) => [connector],
  file: (connector) => connector.files,
  json: (connector) =>
    [connector.json('swagger'), connector.json('properties')].filter((document) => document !== null),
  document: (connector) => (connector.api ? [connector.api.root] : NONE),
  info: (connector) => (connector.api ? [connector.api.info] : NONE),
  path: (connector) => connector.api?.paths ?? NONE,
  operation: (connector) => connector.api?.operations ?? NONE,
  parameter: (connector) => connector.api?.parameters ?? NONE,
  response: (connector) => connector.api?.responses ?? NONE,
  schema: (connector) => connector.api?.schemas ?? NONE,
  reference: (connector) => connector.api?.references ?? NONE,
  dynamic: (connector) => (connector.api ? dynamicCallsOf(connector.api) : NONE),
  'security-definition': (connector) => (connector.api ? members(connector.api.root, 'securityDefinitions') : NONE),
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

function existing(file: ConnectorFile | null): ConnectorFile[] {
  return file ? [file] : [];
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
