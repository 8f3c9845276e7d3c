/** `package`, and `check` on a package by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../../src/connector/package/unzip.ts';
import { exportedFlow, type FlowOptions, zip } from '../packages.ts';
import { cli, edit, repository, write } from './setup.ts';

const INDEPENDENT = 'independent-publisher-connectors/Contoso Orders';
const PACKAGE = `${INDEPENDENT}/ConnectorPackage.zip`;
const FLOW = 'FlowSolution.zip';

/** A repository with the sample connector and a flow's solution beside it. */
function withFlow(options: FlowOptions = {}, connector = INDEPENDENT): string {
  const root = repository(connector);
  write(root, FLOW, exportedFlow(options));
  return root;
}

/** One with the package built. */
async function built(options: FlowOptions = {}): Promise<string> {
  const root = withFlow(options);
  await cli(root, ['package', INDEPENDENT, '--flow', FLOW]);
  return root;
}

describe('building', () => {
  it('builds what the rules accept, into the folder', async () => {
    const root = withFlow();
    const { code, out } = await cli(root, ['package', INDEPENDENT, '--flow', FLOW]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('No findings') });
    const { out: verdict } = await cli(root, ['check', INDEPENDENT, '--all']);
    expect(verdict.split('\n').filter((line) => line.includes('package/'))).toEqual([]);
  });

  it('builds the same bytes every time', async () => {
    const root = await built();
    await cli(root, ['package', INDEPENDENT, '--flow', FLOW, '-o', 'again.zip']);
    expect(readFileSync(join(root, 'again.zip')).equals(readFileSync(join(root, PACKAGE)))).toBe(true);
  });

  it('takes the connector from the folder and the flow from the solution', async () => {
    const root = await built({ entries: { 'Other/a.bin': '\u0000' } });
    const outer = await unzip(readFileSync(join(root, PACKAGE)), /(?:)/);
    expect([...outer.files.keys()]).toEqual(['intro.md', 'package.zip']);
    const assets = outer.files.get('package.zip')?.archive;
    const flow = assets?.files.get('PkgAssets/FlowSolution.zip')?.archive;
    const alone = assets?.files.get('PkgAssets/ConnectorSolution.zip')?.archive;
    const own = readFileSync(join(root, INDEPENDENT, 'apiDefinition.swagger.json'), 'utf8');
    for (const solution of [flow, alone])
      expect(text(solution?.files.get('Connector/contoso_orders_openapidefinition.json')?.bytes)).toBe(own);
    expect(text(flow?.files.get('Other/a.bin')?.bytes)).toBe('\u0000');
    expect(text(flow?.files.get('customizations.xml')?.bytes)).not.toContain('Old &amp; worn');
    expect(text(alone?.files.get('solution.xml')?.bytes)).toMatch(/<UniqueName>OrdersFlowConnector<.*type="372"/s);
    expect(text(alone?.files.get('solution.xml')?.bytes)).not.toContain('type="29"');
  });

  it("writes a certified connector's package here, not into its folder, with what several sign-ins need", async () => {
    const certified = 'certified-connectors/Contoso Orders';
    const root = withFlow({}, certified);
    const sets =
      '"connectionParameterSets": { "uiDefinition": {}, "values": [{ "name": "a", "parameters": {} }, { "name": "b", "parameters": {} }] },\n    "connectionParameters"';
    edit(root, `${certified}/apiProperties.json`, '"connectionParameters"', sets);
    expect(await cli(root, ['package', certified, '--flow', FLOW])).toMatchObject({ code: 0 });
    const { files } = await unzip(readFileSync(join(root, 'Contoso Orders package.zip')));
    expect([...files.keys()]).toEqual(['customProperties.json', 'intro.md', 'package.zip']);
  });

  it('says how to get a flow where there is none', async () => {
    const { code, err } = await cli(withFlow(), ['package', INDEPENDENT]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--flow FlowSolution.zip') });
  });

  it.each([
    ['no zip', Buffer.from('no'), '5000.1.1.16'],
    ['no solution', zip({ 'a.md': '' }), '5000.1.1.16'],
    ['no flow', exportedFlow({ entries: { 'Workflows/Test.json': null } }), '5000.1.1.6'],
    [
      'no connector',
      exportedFlow({ entries: { 'Connector/contoso_orders_openapidefinition.json': null } }),
      '5000.1.1.7',
    ],
  ])('refuses %s with the policy code it would get', async (_, bytes, policy) => {
    const root = repository(INDEPENDENT);
    write(root, FLOW, bytes);
    const { code, err } = await cli(root, ['package', INDEPENDENT, '--flow', FLOW]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`(policy ${policy})`) });
  });
});

describe('comparing', () => {
  it('tells what differs between the package and the folder, and writes nothing', async () => {
    const root = await built();
    const before = readFileSync(join(root, PACKAGE));
    edit(root, `${INDEPENDENT}/apiDefinition.swagger.json`, '"/v1"', '"/v2"');
    const { code, out } = await cli(root, ['package', INDEPENDENT, '--check']);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('package/same-definition') });
    expect(readFileSync(join(root, PACKAGE)).equals(before)).toBe(true);
  });

  it('compares any package with a certified folder', async () => {
    const certified = 'certified-connectors/Contoso Orders';
    const root = withFlow({ calls: ['ListOrders'] }, certified);
    await cli(root, ['package', certified, '--flow', FLOW, '-o', 'mine.zip']);
    const { code, out } = await cli(root, ['package', certified, '--check', 'mine.zip']);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('calls 1 of 5 operations') });
  });
});

describe('a package by itself', () => {
  it('is checked by all rules, with places in it', async () => {
    const root = await built();
    edit(root, `${INDEPENDENT}/apiDefinition.swagger.json`, '        "summary": "List orders",\n', '');
    await cli(root, ['package', INDEPENDENT, '--flow', FLOW, '-o', 'mine.zip']);
    const { code, out } = await cli(root, ['check', 'mine.zip']);
    expect(code).toBe(1);
    expect(out).toContain('mine.zip!Connector/contoso_orders_openapidefinition.json');
    expect(out).toMatch(/^ +26:\d+ +error .* operation\/summary-required$/m);
  });

  it('fails where it is not a zip', async () => {
    const root = repository();
    write(root, 'mine.zip', 'no zip');
    expect(await cli(root, ['check', 'mine.zip'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('`mine.zip` is damaged, or not a zip file'),
    });
  });

  it('does not go with --base', async () => {
    const root = await built();
    expect(await cli(root, ['check', PACKAGE, '--base', '.'])).toMatchObject({ code: 2 });
  });
});

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
