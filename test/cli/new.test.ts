/** `new`: a connector to begin with, or one made from a service's definition. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { dump } from 'js-yaml';
import { APART } from '../../src/cli/apart.ts';
import { run } from '../../src/cli/program.ts';
import { cli, emptyFolder, read, write } from './setup.ts';

const ANSWERS = {
  ...{
    '--publisher': 'Contoso',
    '--description': 'Contoso Orders keeps the sales orders of small shops.',
    '--host': 'api.contoso-orders.com',
  },
  ...{ '--support-email': 'support@contoso-orders.com', '--website': 'https://www.contoso-orders.com' },
  ...{ '--privacy-policy': 'https://www.contoso-orders.com/privacy', '--category': 'Commerce' },
};
const ALL = Object.entries(ANSWERS).flat();

/** A definition with all that certification asks for. */
const ORDERS = {
  openapi: '3.0.3',
  info: { title: 'Contoso Orders', version: '1.0', description: ANSWERS['--description'] },
  servers: [{ url: 'https://api.contoso-orders.com/v1' }],
  security: [{ key: [] }],
  paths: {
    '/orders/{id}': {
      get: {
        ...{
          operationId: 'get_order',
          summary: 'Get an order.',
          description: 'Returns one order with all of its lines.',
        },
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'The number of the order.',
            schema: { type: 'string' },
          },
        ],
        responses: {
          200: {
            description: 'The order.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: {
          id: { type: 'string', title: 'Order number', description: 'The number of the order.', nullable: true },
        },
      },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  },
};

it.each(['certified', 'independent-publisher', 'custom'])(
  'a new %s connector has nothing that check complains of',
  async (kind) => {
    const root = emptyFolder();
    const made = await cli(root, ['new', 'Contoso Orders', '--kind', kind, ...ALL]);
    expect(made).toMatchObject({ code: 0, err: '', out: expect.not.stringContaining('Left to do') });
    const { out, code } = await cli(root, ['check', 'Contoso Orders', '--kind', kind]);
    expect({ out, code }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^(?:.*suggestion.*\n)?✔ (?:No findings|\d suggestions?) in 1 connector/),
    });
  },
);

it.each([
  ['JSON', 'orders.json', JSON.stringify(ORDERS)],
  ['YAML', 'orders.yaml', dump(ORDERS)],
])('made from OpenAPI 3 in %s it passes where the definition says enough', async (_, name, text) => {
  const root = emptyFolder();
  write(root, name, text);
  const { code, out } = await cli(root, ['new', '--from', name, ...ALL]);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.not.stringContaining('Left to do') });
  expect((await cli(root, ['check', 'Contoso Orders', '--kind', 'certified', '--max-warnings', '0'])).code).toBe(0);
  const swagger = JSON.parse(read(root, 'Contoso Orders/apiDefinition.swagger.json'));
  expect(swagger.paths['/orders/{id}'].get).toMatchObject({ operationId: 'GetOrder', summary: 'Get an order' });
  expect(JSON.parse(read(root, 'Contoso Orders/apiProperties.json')).properties.connectionParameters.api_key.type).toBe(
    'securestring',
  );
});

it('what the definition does not say is named, and check says where', async () => {
  const root = emptyFolder();
  const { get } = ORDERS.paths['/orders/{id}'];
  const { description: _, ...silent } = get;
  write(
    root,
    'orders.json',
    JSON.stringify({
      ...ORDERS,
      paths: { '/orders/{id}': { get: silent, post: { ...silent, operationId: 'p', callbacks: { x: {} } } } },
    }),
  );
  const { out } = await cli(root, ['new', '--from', 'orders.json', ...ALL]);
  expect(out).toMatch(/Left to do:[\s\S]*`callbacks` were left out[\s\S]*errors? and \d+ warnings? that check names/);
  expect((await cli(root, ['check', 'Contoso Orders', '--kind', 'certified'])).out).toContain(
    'operation/description-required',
  );
});

it('the folder lies where connectors of its kind lie', async () => {
  const root = emptyFolder();
  mkdirSync(join(root, 'independent-publisher-connectors'));
  await cli(root, ['new', 'Contoso Orders', '--kind', 'independent-publisher', '--yes']);
  await cli(join(root, 'independent-publisher-connectors'), ['new', 'Fabrikam Parcels', '--yes']);
  expect(readdirSync(join(root, 'independent-publisher-connectors'))).toEqual(['Contoso Orders', 'Fabrikam Parcels']);
  expect(read(root, 'independent-publisher-connectors/Fabrikam Parcels/apiProperties.json')).toContain('#da3b01');
});

it('with --yes placeholders stand for what is missing, and each is named', async () => {
  const { out } = await cli(emptyFolder(), ['new', 'Contoso Orders', '--yes', '--publisher', 'Contoso']);
  expect(out).toContain('Replace the placeholders: the description, the host,');
  expect(out).not.toContain('the publisher,');
});

it('on a terminal what is missing is asked for, again where it is no answer', async () => {
  const root = emptyFolder();
  let said = '';
  const lines = [
    'not an address',
    'https://www.contoso-orders.com',
    'https://www.contoso-orders.com/privacy',
    'Commerce',
  ];
  const input = Object.assign(Readable.from(lines.map((line) => `${line}\n`)), { isTTY: true });
  const err = {
    isTTY: true,
    write: (text: string) => {
      said += text;
    },
  };
  const io = { cwd: root, env: {}, input, out: { write: () => undefined }, err };
  const known = Object.entries(ANSWERS)
    .filter(([name]) => !['--website', '--privacy-policy', '--category'].includes(name))
    .flat();
  expect(await run(['new', 'Contoso Orders', ...known], io, APART)).toBe(0);
  expect(said).toContain('That should be an address that begins with https://');
  expect(read(root, 'Contoso Orders/readme.md')).toContain('https://www.contoso-orders.com');
});

it.each([
  [['new'], 'the title is missing'],
  [['new', 'Contoso Orders'], '--publisher, --description, --host'],
  [['new', 'Österreich', '--yes'], "can't be the title"],
  [['new', '../Contoso', '--yes'], "can't be the title"],
  [['new', 'a'.repeat(200), '--yes'], 'a title has 3 to 30 characters'],
  [['new', '', '--yes'], "can't be the title"],
  [['new', 'Contoso Orders', '--yes', '--host', 'https://api.contoso.com/v1'], '--host is wrong'],
  [['new', 'Contoso Orders', '--yes', '--website', 'javascript:alert(1)'], '--website is wrong'],
  [['new', '--yes', '--from', 'nowhere.json'], 'nowhere.json is not there'],
  [['new', '--yes', '--from', 'broken.json'], "broken.json can't be read"],
  [['new', 'Contoso Orders', '--yes', '--from', 'list.json'], "list.json can't be used"],
  [['new', 'Here', '--yes'], 'is there already'],
])('%j is refused, and nothing is written', async (args, said) => {
  const root = emptyFolder();
  mkdirSync(join(root, 'Here'));
  write(root, 'broken.json', '{ "openapi": ');
  write(root, 'list.json', '[]');
  const before = readdirSync(root);
  const { code, err } = await cli(root, args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
  expect(readdirSync(root)).toEqual(before);
});
