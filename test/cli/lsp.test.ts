/** The language server, as an editor speaks to it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticSeverity, FileChangeType } from 'vscode-languageserver/node.js';
import { targetAt } from '../../src/cli/input/targets.ts';
import { OpenConnectors } from '../../src/cli/lsp/open-connectors.ts';
import { openThreads } from '../../src/cli/lsp/threads.ts';
import { Turns } from '../../src/cli/lsp/turns.ts';
import { HERE, openEditor, uriOf } from './editor.ts';
import {
  addComma,
  CONTOSO,
  dropSummary,
  emptyFolder,
  json,
  PROPERTIES,
  read,
  repository,
  SWAGGER,
  write,
} from './setup.ts';

const SUMMARY = '        "summary": "List orders",\n';

async function withSwagger(root = repository()) {
  const editor = await openEditor();
  const uri = await editor.open(join(root, SWAGGER), read(root, SWAGGER));
  await editor.until(() => editor.shown.has(uri));
  return { root, editor, uri };
}

describe('what is shown', () => {
  it('is what check finds in the text as it stands in the editor, saved or not', async () => {
    const { root, editor, uri } = await withSwagger();
    await editor.type(uri, SUMMARY, '');
    const { severity, codeDescription, source } = await editor.untilRule(uri, 'operation/summary-required');
    expect({ severity, source }).toEqual({ severity: DiagnosticSeverity.Error, source: 'connector-reviewer' });
    expect(codeDescription?.href).toMatch(/\/docs\/rules\/operation\/summary-required\.md$/);
    dropSummary(root);
    const [connector] = (await json(root, ['check', CONTOSO])).connectors;
    const inFile = connector!.findings.filter(({ file }) => file.endsWith('apiDefinition.swagger.json'));
    const told = (editor.shown.get(uri) ?? []).map(({ code, range }) => `${code} ${range.start.line + 1}`);
    expect(told.sort()).toEqual(inFile.map(({ rule, line }) => `${rule} ${line}`).sort());
  });

  it('goes as soon as it is mended', async () => {
    const { editor, uri } = await withSwagger();
    await editor.type(uri, SUMMARY, '');
    const { range } = await editor.untilRule(uri, 'operation/summary-required');
    expect(range.start.line).toBeGreaterThan(0);
    await editor.type(uri, '"operationId": "ListOrders",\n', `"operationId": "ListOrders",\n${SUMMARY}`);
    await editor.until(() => !editor.rules(uri).includes('operation/summary-required'));
  });

  it('takes all open files together', async () => {
    const { root, editor, uri } = await withSwagger();
    const properties = await editor.open(join(root, PROPERTIES), read(root, PROPERTIES));
    await editor.type(properties, '"iconBrandColor"', '"iconBrandColour"');
    await editor.until(() => editor.rules(properties).length > 0);
    await editor.type(uri, SUMMARY, '');
    await editor.untilRule(uri, 'operation/summary-required');
    expect(editor.rules(properties).length).toBeGreaterThan(0);
  });

  it('has a missing file in the definition, until it is there', async () => {
    const root = repository();
    const readme = read(root, `${CONTOSO}/readme.md`);
    rmSync(join(root, CONTOSO, 'readme.md'));
    const { editor, uri } = await withSwagger(root);
    expect((await editor.untilRule(uri, 'package/readme-present')).message).toMatch(/^readme\.md: /);
    write(root, `${CONTOSO}/readme.md`, readme);
    const changes = [{ uri: uriOf(join(root, CONTOSO, 'readme.md')), type: FileChangeType.Created }];
    await editor.tell('workspace/didChangeWatchedFiles', { changes });
    await editor.until(() => !editor.rules(uri).includes('package/readme-present'));
    expect(editor.registered).toEqual(['workspace/didChangeWatchedFiles']);
  });

  it('goes with the folder, when that gets another name, and comes under the new one', async () => {
    const root = repository();
    addComma(root);
    const { editor, uri } = await withSwagger(root);
    expect(editor.rules(uri)).toContain('package/json-valid');
    const text = read(root, SWAGGER);
    rmSync(join(root, CONTOSO), { recursive: true });
    await editor.tell('workspace/didRenameFiles', {
      files: [{ oldUri: uriOf(join(root, CONTOSO)), newUri: uriOf(join(root, 'certified-connectors/Contoso')) }],
    });
    await editor.until(() => editor.shown.get(uri)?.length === 0);
    await editor.close(uri);
    const path = join(root, 'certified-connectors', 'Contoso', 'apiDefinition.swagger.json');
    const renamed = await editor.open(path, text);
    await editor.untilRule(renamed, 'package/json-valid');
  });

  it('follows the configuration of the repository', async () => {
    const { root, editor, uri } = await withSwagger();
    await editor.type(uri, SUMMARY, '');
    await editor.untilRule(uri, 'operation/summary-required');
    const config = '.github/connector-reviewer.yml';
    write(root, config, 'rules:\n  operation/summary-required: warning\n');
    const changes = [{ uri: uriOf(join(root, config)), type: FileChangeType.Created }];
    await editor.tell('workspace/didChangeWatchedFiles', { changes });
    await editor.until(() =>
      (editor.shown.get(uri) ?? []).some(
        ({ code, severity }) => code === 'operation/summary-required' && severity === DiagnosticSeverity.Warning,
      ),
    );
  });

  it('is of the connector that changed alone', async () => {
    const root = repository();
    for (const name of ['Fabrikam', 'Tailspin']) write(root, `certified-connectors/${name}/readme.md`, `# ${name}\n`);
    const folders: string[] = [];
    const threads = {
      ...HERE,
      inspect: (task: Parameters<typeof HERE.inspect>[0]) => {
        folders.push(task.target.shown);
        return HERE.inspect(task);
      },
    };
    const editor = await openEditor({ threads });
    const uri = await editor.open(join(root, SWAGGER), read(root, SWAGGER));
    const other = await editor.open(join(root, 'certified-connectors/Fabrikam/readme.md'), '# Fabrikam\n');
    await editor.until(() => editor.shown.has(uri) && editor.shown.has(other));
    folders.length = 0;
    await editor.type(uri, SUMMARY, '');
    await editor.untilRule(uri, 'operation/summary-required');
    expect(new Set(folders)).toEqual(new Set([CONTOSO]));
    await editor.close(other);
    await editor.until(() => editor.shown.get(other)?.length === 0);
  });

  it('says what stops a file from being read', async () => {
    const { editor, uri } = await withSwagger();
    await editor.type(uri, SUMMARY, '"\n');
    const { severity } = await editor.untilRule(uri, 'package/json-valid');
    expect(severity).toBe(DiagnosticSeverity.Error);
  });

  it('says once that the kind of a connector is not known, and takes it from the editor', async () => {
    const root = emptyFolder();
    write(root, 'Mine/apiDefinition.swagger.json', '{}');
    const path = join(root, 'Mine', 'apiDefinition.swagger.json');
    const silent = await openEditor();
    await silent.open(path, '{}');
    await silent.until(() => silent.messages.length > 0);
    expect(silent.messages).toEqual([expect.stringContaining('certified, independent-publisher, custom')]);
    const told = await openEditor({ kind: 'custom' });
    const uri = await told.open(path, '{}');
    await told.until(() => told.rules(uri).length > 0);
  });
});

describe('places', () => {
  const NAME = 'Bestellungen 🚚';

  it('count in UTF-16 units and lines of any kind of end, and a byte-order mark is no part of the text', async () => {
    const root = repository();
    const text = read(root, SWAGGER).replace(
      '"summary": "List orders"',
      `"x-note": "${NAME}", "summary": "List orders."`,
    );
    const windows = text.replaceAll('\n', '\r\n');
    write(root, SWAGGER, `\uFEFF${windows}`);
    const editor = await openEditor();
    const uri = await editor.open(join(root, SWAGGER), windows);
    const { range } = await editor.untilRule(uri, 'operation/summary-ends-alnum');
    const line = editor.text(uri).split('\r\n')[range.start.line] as string;
    expect(line.slice(range.start.character, range.end.character)).toBe('"List orders."');
    expect(editor.rules(uri)).toContain('package/json-bom');
  });
});

describe('many keys', () => {
  it('an older answer that comes after a newer one is not shown', () => {
    const root = repository();
    const connectors = new OpenConnectors();
    const target = targetAt(root, 'certified-connectors', 'Contoso Orders', 'certified');
    const [path, uri] = [join(root, SWAGGER), uriOf(join(root, SWAGGER))];
    const folder = connectors.open(uri, target);
    const answer = (leftOut: number) => ({
      ...{ files: new Map([[path, { found: [], leftOut }]]), isSlow: false, notes: '' },
    });
    expect([...connectors.take(folder, 2, answer(2))]).toEqual([[uri, { found: [], leftOut: 2 }]]);
    expect([...connectors.take(folder, 1, answer(1))]).toEqual([]);
    expect(connectors.found(uri)).toEqual({ found: [], leftOut: 2 });
    expect([...connectors.take(folder, 3, { files: new Map(), isSlow: false, notes: '' })]).toEqual([
      [uri, { found: [], leftOut: 0 }],
    ]);
  });

  it('of a connector that takes long do not keep the other thread from other connectors', async () => {
    let [running, most] = [0, 0];
    const threads = {
      ...HERE,
      inspect: async (task: Parameters<typeof HERE.inspect>[0]) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 80));
        running--;
        return { ...(await HERE.inspect(task)), isSlow: true };
      },
    };
    const root = repository();
    const editor = await openEditor({ threads });
    const uri = await editor.open(join(root, SWAGGER), read(root, SWAGGER));
    await editor.until(() => editor.shown.has(uri));
    await editor.type(uri, SUMMARY, '');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await editor.type(uri, '"version"', '"version" ');
    await editor.untilRule(uri, 'operation/summary-required');
    expect(most).toBe(1);
  });

  it('bring runs together, and the last one sees the last text', async () => {
    let text = 0;
    const seen: number[] = [];
    const turns = new Turns(
      async () => {
        seen.push(text);
        await new Promise((resolve) => setImmediate(resolve));
      },
      () => 1,
    );
    for (; text < 50; text++) turns.wake('folder');
    await turns.settled('folder');
    expect(seen.at(-1)).toBe(50);
    expect(seen.length).toBeLessThan(3);
    await turns.settled('folder');
  });
});

describe('on threads of its own', () => {
  const execArgv = ['--import', new URL('../typescript.mjs', import.meta.url).href];

  it('finds the same', async () => {
    const threads = openThreads(execArgv);
    const root = repository();
    addComma(root);
    const editor = await openEditor({ threads });
    const uri = await editor.open(join(root, SWAGGER), read(root, SWAGGER));
    await editor.untilRule(uri, 'package/json-valid');
    const again = await openEditor();
    const same = await again.open(join(root, SWAGGER), read(root, SWAGGER));
    await again.until(() => again.shown.has(same));
    expect(editor.shown.get(uri)).toEqual(again.shown.get(same));
    await threads.close();
  });
});
