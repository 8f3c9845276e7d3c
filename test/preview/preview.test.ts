/** A connector as its users will see it: by what is documented of x-ms-visibility, x-ms-dynamic-* and connection parameters. */
import { connectorsIn } from '../../src/connector/connector.ts';
import { pairsOf } from '../../src/preview/compare.ts';
import { type Notes, placeNotes } from '../../src/preview/notes.ts';
import { previewPage } from '../../src/preview/page.ts';
import type { Field } from '../../src/preview/types.ts';
import { viewOf } from '../../src/preview/view.ts';
import { inspect } from '../../src/review/inspect/inspect.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { fileSet } from '../review/model.ts';

const FOLDERS = { 'certified-connectors': 'certified' } as const;
const FOLDER = 'certified-connectors/Contoso';

const RECORD = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'string', readOnly: true, 'x-ms-summary': 'Record ID' },
    name: { type: 'string', 'x-ms-summary': 'Name' },
    secret: { type: 'string', 'x-ms-visibility': 'internal', default: 'x' },
    tags: { type: 'array', items: { $ref: '#/definitions/Tag' } },
  },
};

const swagger = (operation: object = {}) => ({
  swagger: '2.0',
  info: { title: 'Contoso', description: 'Keeps <b>records</b>.', version: '1.0' },
  paths: {
    '/records/{folder}': {
      post: {
        operationId: 'CreateRecord',
        summary: 'Create a record',
        description: 'Creates a record.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'limit',
            in: 'query',
            type: 'integer',
            'x-ms-summary': 'Limit',
            'x-ms-visibility': 'advanced',
            default: 10,
          },
          {
            ...{ name: 'folder', in: 'path', type: 'string', required: true, 'x-ms-summary': 'Folder' },
            'x-ms-visibility': 'important',
            'x-ms-dynamic-values': { operationId: 'ListFolders', 'value-path': 'id' },
          },
          { name: 'body', in: 'body', schema: { $ref: '#/definitions/Record' } },
        ],
        responses: {
          201: { description: 'It.', schema: { $ref: '#/definitions/Record' } },
          400: { description: 'No.' },
        },
        ...operation,
      },
    },
    '/folders': {
      get: { operationId: 'ListFolders', summary: 'List folders', 'x-ms-visibility': 'internal', responses: {} },
    },
    '/hooks': {
      'x-ms-notification-content': {
        schema: { type: 'object', properties: { event: { type: 'string', title: 'Event' } } },
      },
      post: { operationId: 'OnRecord', summary: 'When a record comes', 'x-ms-trigger': 'single', responses: {} },
    },
  },
  definitions: {
    Record: RECORD,
    Tag: { type: 'object', properties: { tag: { type: 'string' }, inner: { $ref: '#/definitions/Tag' } } },
  },
});

const PROPERTIES = {
  properties: {
    iconBrandColor: '#b5651d',
    publisher: 'Contoso',
    connectionParameterSets: {
      uiDefinition: { displayName: 'Sign-in' },
      values: [
        {
          name: 'key',
          uiDefinition: { displayName: 'By key' },
          parameters: {
            region: {
              type: 'string',
              uiDefinition: {
                displayName: 'Region',
                constraints: { tabIndex: 2, allowedValues: [{ text: 'Europe', value: 'eu' }] },
              },
            },
            key: {
              type: 'securestring',
              uiDefinition: { displayName: 'Key', constraints: { tabIndex: 1, required: 'true' } },
            },
            app: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
          },
        },
        { name: 'oauth', parameters: { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad' } } } },
      ],
    },
  },
};

function connector(definition: object = swagger(), properties: object = PROPERTIES) {
  const files = new Map([
    ['apiDefinition.swagger.json', JSON.stringify(definition, null, 2)],
    ['apiProperties.json', JSON.stringify(properties, null, 2)],
  ]);
  return connectorsIn(fileSet(FOLDER, files), FOLDERS)[0]!;
}

const named = (fields: readonly Field[], name: string) => fields.find((field) => field.name === name)!;

it('has important operations first, internal ones apart, and tells how a trigger gets to know', () => {
  const { operations } = viewOf(connector());
  expect(operations.map(({ id, visibility, trigger }) => [id, visibility, trigger])).toEqual([
    ['CreateRecord', 'important', null],
    ['OnRecord', 'normal', 'is told at once'],
    ['ListFolders', 'internal', null],
  ]);
});

it('draws a form: labels, what is required, advanced, internal and dynamic, defaults, and the properties of the body', () => {
  const { fields } = viewOf(connector()).operations[0]!.form;
  expect(fields.map(({ name }) => name)).toEqual(['limit', 'folder', 'name', 'secret', 'tags']);
  expect(named(fields, 'limit')).toMatchObject({
    label: 'Limit',
    visibility: 'advanced',
    filledIn: '10',
    control: 'number',
  });
  expect(named(fields, 'folder')).toMatchObject({ required: true, control: 'choice', visibility: 'important' });
  expect(named(fields, 'folder').dynamic).toEqual(['The choices are asked of “List folders”.']);
  expect(named(fields, 'name')).toMatchObject({ required: true, isUnnamed: false });
  expect(named(fields, 'secret').visibility).toBe('internal');
  const tags = named(fields, 'tags');
  expect([tags.control, tags.isUnnamed, tags.fields.map(({ name }) => name)]).toEqual(['list', true, ['tag', 'inner']]);
});

it('offers the answer of the first success, or what a webhook brings, to later steps', () => {
  const [create, hook, folders] = viewOf(connector()).operations;
  const told = create!.form.outputs.list.map(({ label, path, each }) => `${label} ${path} ${each}`);
  expect(told.slice(0, 5)).toEqual([
    'Record ID id ',
    'Name name ',
    'secret secret ',
    'tags tags ',
    'tag tags[].tag tags',
  ]);
  expect(hook!.form.outputs.list.map(({ label }) => label)).toEqual(['Event']);
  expect(folders!.form.outputs.notes).toEqual(['Nothing is offered to later steps.']);
});

it('asks for a connection by every set, in the order of the dialog', () => {
  const { connections, connectionQuestion } = viewOf(connector());
  expect(connectionQuestion).toBe('Sign-in');
  expect(
    connections.map(({ title, fields }) => [title, fields.map(({ label, control }) => `${label}: ${control}`)]),
  ).toEqual([
    ['By key', ['Key: secret', 'Region: choice', 'app: text']],
    ['oauth', ['token: sign-in']],
  ]);
  expect(named(connections[0]!.fields, 'app').visibility).toBe('internal');
  expect(named(connections[0]!.fields, 'region').choices).toEqual(['Europe']);
});

it('marks what an update changes', () => {
  const before = viewOf(connector());
  const now = viewOf(
    connector(swagger({ summary: 'Make a record', parameters: [{ name: 'folder', in: 'path', type: 'string' }] })),
  );
  expect(pairsOf(before, now).map(({ now: one, mark }) => [one?.id, mark])).toEqual([
    ['CreateRecord', 'changed'],
    ['OnRecord', null],
    ['ListFolders', null],
  ]);
  const renamed = viewOf(connector(swagger({ operationId: 'MakeRecord' })));
  expect(pairsOf(before, renamed)[0]).toMatchObject({ before: { id: 'CreateRecord' }, mark: 'changed' });
  const page = pageOf(before, now);
  expect(page).toContain('Before: Create a record');
  expect(page).toContain('<span class="mark gone">gone</span>');
});

function pageOf(before: ReturnType<typeof viewOf> | null, now = viewOf(connector()), notes = NO_NOTES) {
  const addresses = { icon: '/i', style: '/s', scripts: ['/r'], addressOf: (id: string) => `?operation=${id}` };
  return previewPage({ view: now, before, notes, chosen: null, ...addresses });
}
const NO_NOTES: Notes = { at: () => [], rest: [] };

it('has findings at the thing that they are about, and says elsewhere what is about nothing that is drawn', async () => {
  const it = connector(swagger({ summary: undefined }));
  const head = new Map(it.files.map(({ path, content }) => [path, content]));
  const { connectors } = inspect({ head, base: null, folders: FOLDERS, rules: await loadRules() });
  const view = viewOf(it);
  const notes = placeNotes(view, it, connectors[0]!.findings);
  const rules = (thing: Parameters<typeof notes.at>[0]) => notes.at(thing).map(({ rule }) => rule);
  expect(rules(view.operations.find(({ id }) => id === 'CreateRecord')!)).toContain('operation/summary-required');
  const { fields } = view.operations[0]!.form;
  expect(rules(named(fields, 'folder'))).toContain('parameter/description-required');
  expect(notes.rest.map(({ rule }) => rule)).toContain('package/readme-present');
  const page = pageOf(null, view, notes);
  expect(page).toContain('operation/summary-required</a>');
});

it('escapes everything, and has neither scripts nor styles inline', () => {
  const hostile = '</title><script>alert(1)</script>" onload="x';
  const definition = swagger({ summary: hostile, description: hostile, operationId: hostile });
  const text = JSON.stringify({ ...definition, info: { title: hostile, description: hostile } });
  const properties = { properties: { iconBrandColor: '"/><script>', publisher: hostile } };
  const page = pageOf(null, viewOf(connector(JSON.parse(text), properties)));
  expect(page.match(/<script/g)).toEqual(['<script']);
  expect(page).not.toMatch(/ (?:style|on\w+)="/);
});

it.each([
  {},
  { paths: 5 },
  { paths: { '/a': { get: { parameters: [5, null, { schema: 7 }], responses: { 200: 5 } } } } },
  [],
])('draws whatever JSON there is: %j', (definition) => {
  expect(pageOf(null, viewOf(connector(definition as object, { properties: 5 })))).toContain('</html>');
});

it('ends at what contains itself', () => {
  const loop = {
    type: 'object',
    properties: Object.fromEntries('abcdefgh'.split('').map((key) => [key, { $ref: '#/definitions/Record' }])),
  };
  const definition = { ...swagger(), definitions: { Record: loop } };
  const { form } = viewOf(connector(definition)).operations[0]!;
  expect(form.isCut).toBe(true);
  expect(form.outputs.list.length).toBeLessThanOrEqual(150);
});
