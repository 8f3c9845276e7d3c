/** What the language server says of a finding when it is asked, and the remedies that it offers. */
import { join } from 'node:path';
import { openEditor } from './editor.ts';
import { addComma, cli, PROPERTIES, read, repository, SWAGGER, write } from './setup.ts';

const SUMMARY = '        "summary": "List orders",\n';
const FIRST = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

async function withSwagger(root = repository()) {
  const editor = await openEditor();
  const uri = await editor.open(join(root, SWAGGER), read(root, SWAGGER));
  await editor.until(() => editor.shown.has(uri));
  return { root, editor, uri };
}

describe('hover', () => {
  it('explains the rules of the findings at a place, and is silent elsewhere', async () => {
    const { editor, uri } = await withSwagger();
    await editor.type(uri, SUMMARY, '');
    const finding = await editor.untilRule(uri, 'operation/summary-required');
    const text = await editor.hover(uri, finding);
    expect(text).toContain('# operation/summary-required');
    expect(text).toContain('## Why');
    expect(text).not.toContain('Written by');
    const end = { line: 1, character: 0 };
    expect(await editor.hover(uri, { range: { start: end, end } })).toBe('');
  });
});

describe('remedies', () => {
  it('of one finding stand at its place, and mend it', async () => {
    const root = repository();
    const whole = read(root, SWAGGER);
    addComma(root);
    const { editor, uri } = await withSwagger(root);
    const finding = await editor.untilRule(uri, 'package/json-valid');
    const [action] = await editor.actions(uri, finding, ['quickfix']);
    expect(action).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'package/json-valid' }],
    });
    await editor.apply(uri, action!.edit!.changes![uri]!);
    expect(editor.text(uri)).toBe(whole);
    await editor.until(() => !editor.rules(uri).includes('package/json-valid'));
  });

  it.each(['\n', '\r\n'])('of everything lead to what check --fix writes, lines ending in %j', async (end) => {
    const root = repository();
    addComma(root);
    const spoilt = read(root, SWAGGER)
      .replace('"summary": "List orders"', '"summary": " List orders. "')
      .replaceAll('\n', end);
    write(root, SWAGGER, spoilt);
    write(root, PROPERTIES, read(root, PROPERTIES).replaceAll(/([\]"}])(\n\s*[\]}])/g, '$1,$2'));
    const { editor, uri } = await withSwagger(root);
    const properties = await editor.open(join(root, PROPERTIES), read(root, PROPERTIES));
    const offered = await editor.actions(uri, FIRST);
    const all = offered.find(({ kind }) => kind === 'source.fixConnector.connector-reviewer');
    const { changes } = (await editor.resolve(all!)).edit!;
    const [file] = await editor.actions(uri, FIRST, ['source.fixAll']);
    expect(Object.keys(file!.edit!.changes!)).toEqual([uri]);
    for (const [address, edits] of Object.entries(changes!)) await editor.apply(address, edits);
    await cli(root, ['check', '--fix']);
    expect(editor.text(uri)).toBe(read(root, SWAGGER));
    expect(editor.text(uri)).not.toBe(spoilt);
    expect(editor.text(properties)).toBe(read(root, PROPERTIES));
  });
});
