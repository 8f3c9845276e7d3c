/** Pull requests with several connectors: rules' examples have one. */
import { pullChecklist, pullImages } from '../../src/checks/pull/attest.ts';
import { pullConnectors } from '../../src/checks/pull/files.ts';
import { Connector } from '../../src/connector/connector.ts';
import type { Kind } from '../../src/connector/types.ts';
import type { PullContext, Report } from '../../src/rules/engine/check.ts';
import type { Pull } from '../../src/rules/engine/pull.ts';
import { applyExample } from '../../src/rules/examples/example.ts';
import { SAMPLE } from '../rules/sample.ts';

function connectorOf(folder: string, kind: Kind, texts: Record<string, string>): Connector {
  const files = Object.entries(texts).map(([name, text]) => {
    const bytes = Buffer.from(text);
    return { path: `${folder}/${name}`, name, content: { size: bytes.length, bytes } };
  });
  return new Connector(folder, kind, files);
}

function pullOf(folders: Pull['folders'], body = ''): Pull {
  return { ...(applyExample(SAMPLE, 'pull', {}).pull as Pull), folders, body };
}

const paused = { restriction: { 'in-force': true, since: 'September 2025', source: '' } };
const among = (connectors: readonly Connector[]): PullContext => ({ connectors, all: connectors });

const published = (folder: string, publisher: unknown) =>
  connectorOf(folder, 'certified', { 'apiProperties.json': JSON.stringify({ properties: { publisher } }) });

it.each<[string, unknown[], string | undefined]>([
  ['one publisher', ['Contoso', ' contoso '], 'publisher'],
  ['two publishers', ['Contoso', 'Fabrikam'], undefined],
  ['none known', ['', ' '], 'unknown'],
  ['no text', [5, 5], 'unknown'],
  ['one that could not be read', ['Contoso'], 'unknown'],
])('tells apart connectors of %s', (_, publishers, expected) => {
  const folders = ['certified-connectors/A', 'certified-connectors/B'];
  const connectors = publishers.map((publisher, index) => published(folders[index] as string, publisher));
  const pull = pullOf(folders.map((folder) => ({ folder, kind: 'certified', change: 'update' })));
  const report = pullConnectors.run(pull, {}, among(connectors)) as Report;
  expect(report).toMatchObject({ values: { count: 2, names: 'A, B' } });
  expect(report.case).toBe(expected);
});

const IP = 'independent-publisher-connectors';
const proposal = connectorOf(`${IP}/A`, 'independent-publisher', { 'readme.md': '# A' });
const complete = connectorOf(`${IP}/B`, 'independent-publisher', { 'apiDefinition.swagger.json': '{}' });
const certified = connectorOf('certified-connectors/C', 'certified', { 'readme.md': '# C' });

it.each<[string, Connector[], boolean]>([
  ['a proposal', [proposal], true],
  ['two proposals', [proposal, proposal], true],
  ['a proposal and a connector', [proposal, complete], false],
  ['a connector with some of its files', [complete], false],
  ['a certified connector without files', [certified], false],
  ['nothing that could be read', [], false],
])('%s: whether there is nothing to attest yet', (_, connectors, silent) => {
  const pull = pullOf([{ folder: `${IP}/A`, kind: 'independent-publisher', change: 'new' }]);
  expect(pullChecklist.run(pull, paused, among(connectors)) === null).toBe(silent);
});

it('asks for no attestation of what is removed', () => {
  const removed = { folder: `${IP}/A`, kind: 'independent-publisher', change: 'removed' } as const;
  expect(pullChecklist.run(pullOf([removed]), paused, among([complete]))).toBeNull();
  const both = [removed, { folder: `${IP}/B`, kind: 'independent-publisher', change: 'update' } as const];
  expect(pullChecklist.run(pullOf(both), paused, among([complete]))).not.toBeNull();
});

it('asks for pictures only where there is a connector', () => {
  expect(pullImages.run(pullOf([]), { min: 1 }, among([]))).toBeNull();
  expect(pullImages.run(pullOf([]), { min: 1 }, among([complete]))).toEqual({ values: { count: 0, min: 1 } });
  expect(pullImages.run(pullOf([], '![a](b)'), { min: 1 }, among([complete]))).toBeNull();
});
