/** What rules look at and whom they exempt, in words. */
import type { NodeKind } from '../rules/engine/node-kinds.ts';
import type { Rule, SeverityContext } from '../rules/engine/rule.ts';

const LOOKS_AT: Readonly<Record<NodeKind, string>> = {
  folder: "the connector's folder",
  file: 'every file of the folder',
  json: 'apiDefinition.swagger.json and apiProperties.json as text',
  document: 'the whole of apiDefinition.swagger.json',
  info: '`info`',
  path: 'every path',
  operation: 'every operation',
  parameter: 'every parameter, where it is declared',
  response: 'every response, where it is declared',
  schema: 'every schema, those inside others too',
  reference: 'every `$ref`',
  dynamic: 'every `x-ms-dynamic-*` extension',
  change: 'every change against the base, on updates',
  'security-definition': 'every security definition',
  properties: 'the whole of apiProperties.json',
  'connection-parameter': 'every connection parameter',
  policy: 'every policy',
  readme: 'the readme',
  icon: 'the icon',
  script: 'the script',
  pull: 'the pull request',
};

const CONDITIONS: Readonly<Record<string, string>> = {
  internal: 'it is internal',
  unseen: 'people see none of its texts',
  'beside-reference': 'it refers to another one',
  deprecated: 'it is deprecated',
  trigger: 'it is a trigger',
  mcp: 'it is an MCP server',
  'mcp-connector': 'the connector has an MCP server',
  'tool-list': 'the readme lists the tools of an MCP server',
  'body-parameter': 'it travels in the body',
  'header-parameter': 'it travels in a header',
  unused: 'no operation uses it',
  'parameter-form': "it has a parameter's form, which is not a schema",
  'response-header': "it is a response's header",
  'request-property': 'it is a property that some request uses',
  'response-property': 'it is a property that only responses use',
  property: 'it is a property',
  'visible-request': 'a visible operation sends it',
  gateway: 'an on-premises data gateway carries the calls',
  'service-sources': 'the folder holds the sources of a service',
  packaged: 'the connector is in a certification package only',
  'dynamic-host': 'a `dynamichosturl` policy sets the host',
  proposal: 'the pull request is only a proposal',
  'hidden-connection-parameter': "people don't fill it in",
  'openapi-3': 'the document is OpenAPI 3',
  'description-repeats-summary': 'its description only repeats the summary',
};

const CONTEXTS: Readonly<Record<SeverityContext, string>> = {
  default: '',
  new: 'new connectors',
  update: 'updates',
  certified: 'certified connectors',
  'independent-publisher': "independent publishers' connectors",
  custom: 'custom connectors',
};

/** `every operation, unless it is internal`. */
export function lookedAt({ given, only = [], unless = [] }: Words): string {
  const things = [given].flat().map((one) => LOOKS_AT[one]);
  const when = only.length > 0 ? `, if ${only.map(conditionWords).join(' and ')}` : '';
  const exempt = unless.length > 0 ? `, unless ${unless.map(conditionWords).join(' or ')}` : '';
  return `${things.join('; ')}${when}${exempt}`;
}

interface Words {
  readonly given: NodeKind | readonly NodeKind[];
  readonly only?: readonly string[];
  readonly unless?: readonly string[];
}

/** @throws for a condition that has no words yet */
export function conditionWords(name: string): string {
  const words = CONDITIONS[name];
  if (words === undefined) throw new Error(`src/docs/rule-phrases.ts has no words for the condition '${name}'`);
  return words;
}

/** `error; warning for updates`. */
export function severityPhrase(severity: Rule['severity']): string {
  if (typeof severity === 'string') return severity;
  const parts = Object.entries(severity).map(([context, value]) => {
    const whom = CONTEXTS[context as SeverityContext];
    return whom === '' ? value : `${value} for ${whom}`;
  });
  return parts.join('; ');
}

/** `certified connectors, new ones only`. */
export function connectorsPhrase({ applies, change }: Pick<Rule, 'applies' | 'change'>): string {
  const kinds = applies ? applies.map((kind) => CONTEXTS[kind]).join(', ') : 'all connectors';
  return change === null ? kinds : `${kinds}; ${change === 'new' ? 'new ones' : 'updates'} only`;
}
