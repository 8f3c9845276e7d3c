/** Single changes of the document, the properties and the other files. */
import type { Mutation } from './mutation.ts';

export const SETTINGS: readonly Mutation[] = [
  [
    'the base path changes',
    ({ doc }) => {
      doc.basePath = '/v2';
    },
    ['base-path-changed'],
  ],
  ['the schemes change', ({ doc }) => doc.schemes.push('http'), ['schemes-changed']],
  [
    'the title changes',
    ({ doc }) => {
      doc.info.title = 'Contoso';
    },
    ['title-changed'],
  ],
  [
    'the version changes',
    ({ doc }) => {
      doc.info.version = '2.0';
    },
    ['version-changed'],
  ],
  [
    'the contact changes',
    ({ doc }) => {
      doc.info.contact.name = 'Help';
    },
    ['connector-text-changed'],
  ],
  [
    'the metadata changes',
    ({ doc }) => {
      doc['x-ms-connector-metadata'][0].propertyValue = 'https://contoso.com';
    },
    ['connector-text-changed'],
  ],
  [
    'the way to sign in changes',
    ({ doc }) => {
      doc.securityDefinitions.api_key = { type: 'basic' };
    },
    ['auth-type-changed securityDefinitions'],
  ],
  [
    'the key goes into another header',
    ({ doc }) => {
      doc.securityDefinitions.api_key.name = 'Authorization';
    },
    ['security-definition-changed securityDefinitions api_key'],
  ],
  [
    'nothing is asked for',
    ({ doc }) => {
      doc.security = [];
    },
    ['security-changed'],
  ],
  [
    'a connection parameter is removed',
    ({ props }) => delete props.properties.connectionParameters.region,
    ['connection-parameter-removed region'],
  ],
  [
    'a required connection parameter is added',
    ({ props }) => {
      props.properties.connectionParameters.site = {
        type: 'string',
        uiDefinition: { constraints: { required: 'true' } },
      };
    },
    ['connection-parameter-added site'],
  ],
  [
    'an optional connection parameter is added',
    ({ props }) => {
      props.properties.connectionParameters.site = { type: 'string' };
    },
    ['optional-connection-parameter-added site'],
  ],
  [
    'a connection parameter becomes required',
    ({ props }) => {
      props.properties.connectionParameters.region.uiDefinition.constraints.required = 'true';
    },
    ['connection-parameter-made-required region'],
  ],
  [
    'a connection parameter has another type',
    ({ props }) => {
      props.properties.connectionParameters.region.type = 'securestring';
    },
    ['connection-parameter-type-changed region'],
  ],
  [
    'a connection parameter has another name',
    ({ props }) => {
      props.properties.connectionParameters.region.uiDefinition.displayName = 'Area';
    },
    ['connection-parameter-text-changed region'],
  ],
  [
    'a way to sign in is added',
    ({ props }) => props.properties.connectionParameterSets.values.push({ name: 'oauth', parameters: {} }),
    ['connection-set-added oauth'],
  ],
  [
    'a way to sign in is removed',
    ({ props }) => {
      props.properties.connectionParameterSets.values = [];
    },
    ['connection-set-removed key'],
  ],
  [
    'a set loses a parameter',
    ({ props }) => {
      props.properties.connectionParameterSets.values[0].parameters = {};
    },
    ['connection-parameter-removed key/secret'],
  ],
  [
    'a parameter moves into a set',
    ({ props }) => {
      const { connectionParameters, connectionParameterSets } = props.properties;
      connectionParameterSets.values[0].parameters.region = connectionParameters.region;
      delete connectionParameters.region;
    },
    ['connection-parameter-moved region', 'optional-connection-parameter-added key/region'],
  ],
  [
    'a policy is removed',
    ({ props }) => {
      props.properties.policyTemplateInstances = [];
    },
    ['policy-removed Name the caller'],
  ],
  [
    'a policy is added',
    ({ props }) => props.properties.policyTemplateInstances.push({ templateId: 'dynamichosturl', title: 'Host' }),
    ['policy-added Host'],
  ],
  [
    'a policy changes',
    ({ props }) => {
      props.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.value'] = 'x';
    },
    ['policy-changed Name the caller'],
  ],
  [
    'the publisher changes',
    ({ props }) => {
      props.properties.publisher = 'Fabrikam';
    },
    ['publisher-changed'],
  ],
  [
    'the stack owner changes',
    ({ props }) => {
      props.properties.stackOwner = 'Fabrikam';
    },
    ['stack-owner-changed'],
  ],
  [
    'the colour changes',
    ({ props }) => {
      props.properties.iconBrandColor = '#000000';
    },
    ['brand-color-changed'],
  ],
  ['the capabilities change', ({ props }) => props.properties.capabilities.push('actions'), ['capabilities-changed']],
  [
    'the script changes',
    ({ files }) => {
      files['script.csx'] = 'class Script { int x; }';
    },
    ['script-changed script.csx'],
  ],
  [
    'the script is removed',
    ({ files }) => {
      delete files['script.csx'];
    },
    ['script-removed script.csx'],
  ],
  [
    'the icon changes',
    ({ files }) => {
      files['icon.png'] = 'gnp';
    },
    ['icon-changed icon.png'],
  ],
  [
    'the readme changes',
    ({ files }) => {
      files['readme.md'] = '# Contoso Orders';
    },
    ['readme-changed readme.md'],
  ],
];
