/** Named conditions for a rule's `only` and `unless`: the exemptions that certification grants, each said once. */

import { listsTools } from '../../checks/mcp/server-texts.ts';
import { hasMcpServer } from '../../checks/mcp/servers.ts';
import { holdsSources } from '../../checks/package/parts.ts';
import { repeats } from '../../checks/same.ts';
import type { Connector } from '../../connector/connector.ts';
import { JsonNode } from '../../connector/node.ts';
import { isInPackage } from '../../connector/package/files.ts';
import { isObject, textOf, valueAt } from '../../connector/pointer.ts';
import { Operation, Parameter, Response, Schema, USED } from '../../connector/swagger/nodes.ts';
import type { CheckContext } from './check.ts';

/** Whether something holds for a node. */
export type Condition = (node: unknown, context: CheckContext) => boolean;

export const CONDITIONS: Readonly<Record<string, Condition>> = {
  /** Not shown to people: an operation, parameter or schema that is x-ms-visibility: internal, or inside one. */
  internal: (node) =>
    (node instanceof Operation || node instanceof Parameter || node instanceof Schema) && node.internal,
  /** Its texts reach nobody: it is internal, or in use only where people don't look. */
  unseen: (node) => isUnseen(node),
  /** Its texts stand beside a `$ref`, where nobody reads them: swagger/ref-siblings reports that. */
  'beside-reference': (node) => node instanceof Schema && node.ref !== null,
  deprecated: (node) => node instanceof Operation && node.deprecated,
  trigger: (node) => node instanceof Operation && node.isTrigger,
  /** An operation that is an MCP server, or a response of nothing else. */
  mcp: (node) =>
    (node instanceof Operation && node.isMcpServer) ||
    (node instanceof Response && node.uses.length > 0 && node.uses.every(({ operation }) => operation.isMcpServer)),
  /** Some operation of the connector is an MCP server. */
  'mcp-connector': (_, { connector }) => hasMcpServer(connector),
  /** The readme lists the tools of the connector's MCP server. */
  'tool-list': (_, { connector }) => hasMcpServer(connector) && listsTools(connector),
  /** A parameter that travels in the body. */
  'body-parameter': (node) => node instanceof Parameter && node.location === 'body',
  'header-parameter': (node) => node instanceof Parameter && node.location === 'header',
  /** A parameter that is declared for all to use and that no operation uses. */
  unused: (node) => node instanceof Parameter && node.operations.length === 0,
  /** Written in a parameter's form, which is not a schema: a parameter, a response's header, or the items of one. */
  'parameter-form': (node) => node instanceof Parameter || (node instanceof Schema && isParameterForm(node)),
  /** A header that a response declares. */
  'response-header': (node) => node instanceof Schema && node.role === 'response-header',
  /** A property of a schema that some request uses. */
  'request-property': (node) => node instanceof Schema && node.property !== null && node.inRequest,
  /** A property of a schema that only responses use. */
  'response-property': (node) => node instanceof Schema && node.property !== null && node.inResponse && !node.inRequest,
  property: (node) => node instanceof Schema && node.property !== null,
  'visible-request': (node) => node instanceof Schema && (node.used & USED.visibleRequest) !== 0,
  /** An on-premises data gateway carries the calls. */
  gateway: (_, { connector }) => usesGateway(connector),
  /** The connector is in a certification package only, which has no place for some of what a folder says. */
  packaged: (_, { connector }) => isInPackage(connector.file('swagger')?.path ?? ''),
  /** A dynamichosturl policy replaces the host at run time. */
  'dynamic-host': (_, { connector }) => hasPolicy(connector, 'dynamichosturl'),
  /** A proposal: an independent publisher's announcement, with a readme at most. */
  proposal: (_, { pull, connector }) =>
    connector.kind === 'independent-publisher' &&
    isProposal(pull?.title ?? '') &&
    !connector.file('swagger') &&
    !connector.file('properties'),
  /** The source tree of a service that is built and deployed by other means: a project file lies in it. */
  'service-sources': (_, { connector }) => holdsSources(connector),
  /** A connection parameter that people don't fill in: hidden, the tenant's (the platform prescribes its texts), a gateway (chosen from a list). */
  'hidden-connection-parameter': (node) => node instanceof JsonNode && isHidden(node),
  /** A root `openapi` key: the document must be converted before anything else about it matters. */
  'openapi-3': (node) => node instanceof JsonNode && isObject(node.document.root) && 'openapi' in node.document.root,
  /** The description only says what the summary says. */
  'description-repeats-summary': (node) => node instanceof Operation && descriptionRepeats(node.object),
};

function descriptionRepeats({ summary, description }: Record<string, unknown>): boolean {
  return typeof summary === 'string' && typeof description === 'string' && repeats(description, summary);
}

function isUnseen(node: unknown): boolean {
  if (node instanceof Operation || node instanceof Parameter) return node.internal;
  if (!(node instanceof Schema)) return false;
  return node.internal || (node.used !== 0 && (node.used & (USED.visibleRequest | USED.visibleResponse)) === 0);
}

function isHidden({ key, value }: JsonNode): boolean {
  // The platform prescribes the tenant's texts, and a gateway is chosen from a list.
  if (key === 'token:TenantId' || valueAt(value, '/type') === 'gatewaySetting') return true;
  return textOf(valueAt(value, '/uiDefinition/constraints/hidden')).toLowerCase() === 'true';
}

/** A response's header, the items of a parameter outside the body, or the items of those. */
export function isParameterForm(schema: Schema): boolean {
  let outer = schema;
  while (outer.keyword === 'items' && outer.within) outer = outer.within;
  return outer.role === 'parameter-items' || outer.role === 'response-header';
}

export function isProposal(title: string): boolean {
  return /^\s*proposal\b/i.test(title);
}

function propertiesOf(connector: Connector): Record<string, unknown> {
  const properties = connector.properties?.object.properties;
  return isObject(properties) ? properties : {};
}

export function hasPolicy(connector: Connector, templateId: string): boolean {
  const policies = propertiesOf(connector).policyTemplateInstances;
  if (!Array.isArray(policies)) return false;
  return policies.some((policy) => isObject(policy) && textOf(policy.templateId).toLowerCase() === templateId);
}

export function usesGateway(connector: Connector): boolean {
  const { connectionParameters, capabilities } = propertiesOf(connector);
  if (Array.isArray(capabilities) && capabilities.some((name) => textOf(name).toLowerCase() === 'gateway')) return true;
  if (!isObject(connectionParameters)) return false;
  return Object.values(connectionParameters).some(
    (parameter) => isObject(parameter) && parameter.type === 'gatewaySetting',
  );
}
