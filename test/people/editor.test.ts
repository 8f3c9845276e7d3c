/** A partner in an editor: Neovim, and the package. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLES } from '../rules/sample.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

let folder: FreshFolder;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => folder.close());

/** Opens a file as somebody would who has Neovim's client configured, and does what `lua` says once it has shown something. */
const session = (file: string, lua: string) => `
vim.cmd('edit ' .. vim.fn.fnameescape('${file}'))
local client = vim.lsp.start_client({ name = 'reviewer', cmd = { 'connector-reviewer', 'lsp' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
local function shown()
  local list = vim.tbl_map(function(one) return one.code .. ' ' .. (one.lnum + 1) end, vim.diagnostic.get(0))
  table.sort(list)
  return list
end
local function until_(holds)
  if not vim.wait(60000, holds, 50) then error('nothing came: ' .. vim.inspect(shown())) end
end
local function tell(text) io.stdout:write(text .. '\\n') end
until_(function() return #shown() > 0 end)
${lua}
vim.cmd('qall!')
`;

const SWAGGER = 'certified-connectors/Contoso Orders/apiDefinition.swagger.json';

/** The sample with a summary that ends in a full stop. */
async function writeSample(): Promise<string> {
  const { files } = SAMPLES.find(({ name }) => name === 'Contoso Orders')!;
  const texts = Object.fromEntries(
    [...files].map(([name, text]) => [`certified-connectors/Contoso Orders/${name}`, text]),
  );
  const whole = String(texts[SWAGGER]);
  await folder.write({ ...texts, [SWAGGER]: whole.replace('"List orders"', '"List orders."') });
  return whole;
}

const script = hasPackage && process.env.NEEDS_NEOVIM !== undefined ? test : test.skip;

script('sees what check finds while the text is typed, makes the remedy, and has a green file', async () => {
  const whole = await writeSample();
  await folder.write({
    'session.lua': session(
      SWAGGER,
      `
tell(table.concat(shown(), ', '))
local line = vim.diagnostic.get(0)[1].lnum
vim.api.nvim_win_set_cursor(0, { line + 1, 20 })
local range = { start = { line = line, character = 20 }, ['end'] = { line = line, character = 20 } }
local params = { textDocument = vim.lsp.util.make_text_document_params(), range = range, context = { diagnostics = {}, only = { 'quickfix' } } }
local answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)
local action = answer[client].result[1]
tell(action.title)
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
until_(function() return #shown() == 0 end)
vim.cmd('write')`,
    ),
  });
  const { stdout, stderr, code } = await folder.run('nvim', ['--headless', '--clean', '-S', 'session.lua']);
  expect({ code, stderr, lines: stdout.trim().split('\n') }).toMatchObject({
    code: 0,
    lines: ['operation/summary-ends-alnum 27', expect.stringContaining('(operation/summary-ends-alnum)')],
  });
  expect(await readFile(join(folder.path, SWAGGER), 'utf8')).toBe(whole);
  expect((await folder.run('connector-reviewer', ['check'])).code).toBe(0);
});
