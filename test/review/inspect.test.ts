import fc from 'fast-check';
import { DEFAULT_FOLDERS } from '../../src/config/defaults.ts';
import { SourceText } from '../../src/connector/source.ts';
import type { FileContent, FileSet } from '../../src/connector/types.ts';
import { MISTAKES, withMistakes } from '../../src/demo/mistakes.ts';
import { inspect } from '../../src/review/inspect/inspect.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { SAMPLES } from '../rules/sample.ts';
import { fileSet } from './model.ts';

const rules = await loadRules();
await prepare(['script.csx']);
const FOLDER = 'certified-connectors/Fabrikam Parcels';
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const look = (head: FileSet, base: FileSet | null = null) => inspect({ head, base, folders: DEFAULT_FOLDERS, rules });
const content = (bytes: Uint8Array): FileContent => ({ size: bytes.length, bytes });

/** A text with a piece of it cut out, doubled or replaced: broken in ways that people and attackers break files. */
const broken = (text: string) =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(60),
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('"__proto__":', '{"$ref":"#/definitions/A"}', '[[[[', 'null', '-1e999'),
      ),
    )
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

describe('whatever a connector folder holds', () => {
  const anyFile = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    ...[...good.values()].map((text) => broken(text).map((changed) => Buffer.from(changed))),
    fc.json().map((text) => Buffer.from(text)),
  );
  const names = fc.constantFrom(
    'apiDefinition.swagger.json',
    'apiProperties.json',
    'readme.md',
    'icon.png',
    'script.csx',
    'settings.json',
    'deep/er.json',
  );

  it('no rule fails, and every finding points inside its file or at a file that is missing', () => {
    fc.assert(
      fc.property(fc.dictionary(names, anyFile, { minKeys: 1 }), (files) => {
        const head = new Map(Object.entries(files).map(([name, bytes]) => [`${FOLDER}/${name}`, content(bytes)]));
        const { connectors, failures } = look(head);
        expect(failures).toEqual([]);
        for (const finding of connectors.flatMap(({ findings }) => findings)) {
          const bytes = head.get(finding.file)?.bytes;
          const lines = bytes ? SourceText.decode(bytes).lineStarts.length : 1;
          expect(finding.line).toBeGreaterThanOrEqual(1);
          expect(finding.endLine).toBeLessThanOrEqual(lines);
          expect([finding.endLine - finding.line, finding.endColumn - finding.column].some((n) => n >= 0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the same files give the same findings in the same order', () => {
    const flawed = fileSet(FOLDER, withMistakes(good, MISTAKES));
    const reversed = new Map([...flawed].reverse());
    expect(JSON.stringify(look(flawed))).toBe(JSON.stringify(look(reversed)));
  });
});

describe('against a base', () => {
  const before = fileSet(FOLDER, withMistakes(good, MISTAKES.slice(0, 3)));

  it('what stood there before is existing, what came is introduced and alone blocks', () => {
    const after = fileSet(FOLDER, withMistakes(good, MISTAKES.slice(0, 5)));
    const [connector] = look(after, before).connectors;
    const by = (status: string) =>
      connector!.findings
        .filter((finding) => finding.status === status && finding.severity === 'error')
        .map(({ rule }) => rule);
    expect(connector!.change).toBe('update');
    expect(by('existing').sort()).toEqual([
      'swagger/description-platform-words',
      'swagger/host-valid',
      'swagger/title-restricted-words',
    ]);
    expect(by('introduced').sort()).toEqual(['operation/summary-ends-alnum', 'operation/summary-required']);
    expect(look(after, before).blocking).toBe(2);
  });

  it('reformatting a file introduces nothing', () => {
    const compact = new Map(before);
    const path = `${FOLDER}/apiDefinition.swagger.json`;
    const text = JSON.stringify(JSON.parse(Buffer.from(before.get(path)!.bytes!).toString()), null, '\t').replaceAll(
      '\n',
      '\r\n',
    );
    compact.set(path, content(Buffer.from(text)));
    const introduced = look(compact, before).connectors[0]!.findings.filter(
      ({ status, severity }) => status === 'introduced' && severity === 'error',
    );
    expect(introduced).toEqual([]);
  });

  it('a host for tests is a warning, but an update that leaves production for it blocks', () => {
    const path = `${FOLDER}/apiDefinition.swagger.json`;
    const withHost = (host: string) => {
      const definition = JSON.parse(Buffer.from(before.get(path)!.bytes!).toString());
      return new Map(before).set(path, content(Buffer.from(JSON.stringify({ ...definition, host }))));
    };
    const [production, staging] = [withHost('api.fabrikam-parcels.com'), withHost('staging.fabrikam-parcels.com')];
    const told = (head: FileSet, base: FileSet | null) =>
      look(head, base).connectors[0]!.findings.filter(({ rule }) => rule === 'swagger/host-production');
    expect(told(staging, null)).toMatchObject([{ severity: 'warning' }]);
    expect(told(staging, withHost('test.fabrikam-parcels.com'))).toMatchObject([{ severity: 'warning' }]);
    expect(told(staging, production)).toMatchObject([{ severity: 'error', status: 'introduced' }]);
    expect(told(staging, staging)).toMatchObject([{ severity: 'warning', status: 'existing' }]);
    expect(told(production, staging)).toEqual([]);
  });

  it('a removed connector is named, and blocks for that alone', () => {
    const { connectors, blocking } = look(new Map(), before);
    expect(connectors).toMatchObject([
      {
        ...{ folder: FOLDER, kind: 'certified', change: 'removed' },
        findings: [
          { rule: 'change/connector-removed', severity: 'error', file: `${FOLDER}/apiDefinition.swagger.json` },
        ],
      },
    ]);
    expect([connectors[0]!.findings.length, blocking]).toEqual([1, 1]);
  });
});
