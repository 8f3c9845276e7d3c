/** The C# grammar: tree-sitter compiled to WebAssembly. It costs a tenth of a second to start, so only scripts start it. */
import { createRequire } from 'node:module';
import type { Parser, Tree } from '@vscode/tree-sitter-wasm';

const require = createRequire(import.meta.url);
const RUNTIME = '@vscode/tree-sitter-wasm';
const GRAMMAR = '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm';

/** Longer scripts are left unread: ten times the longest that is published. */
const MAX_LENGTH = 512 * 1024;
/** Ambiguous text can cost far more than its length; the longest published script takes a tenth of this. */
const MAX_MILLISECONDS = 3000;
/** Each unclosed `<` doubles what the grammar has to consider, until the end of the statement. */
const MAX_OPEN_BRACKETS = 64;

let parser: Promise<Parser> | null = null;
let ready: Parser | null = null;

/** Starts the parser, once. To be awaited before a script is parsed. */
export async function startParser(): Promise<void> {
  parser ??= load();
  try {
    ready = await parser;
  } catch (error) {
    parser = null;
    throw error;
  }
}

async function load(): Promise<Parser> {
  const { Parser, Language } = require(RUNTIME) as typeof import('@vscode/tree-sitter-wasm');
  await Parser.init();
  const created = new Parser();
  created.setLanguage(await Language.load(require.resolve(GRAMMAR)));
  return created;
}

/** The tree of a C# text; null where it would cost too much. Whoever takes it has to `delete()` it. */
export function parseCSharp(text: string): Tree | null {
  if (!ready) throw new Error('startParser has not been awaited');
  if (text.length > MAX_LENGTH || nestsTooDeep(text)) return null;
  const end = performance.now() + MAX_MILLISECONDS;
  try {
    const tree = ready.parse(text, null, { progressCallback: () => performance.now() > end });
    if (!tree) ready.reset();
    return tree;
  } catch (error) {
    forget();
    throw error;
  }
}

/** After a crash (out of memory) the module is of no more use: the next start takes a new one. */
function forget(): void {
  parser = null;
  ready = null;
  delete require.cache[require.resolve(RUNTIME)];
}

function nestsTooDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c) {
      if (++open > MAX_OPEN_BRACKETS) return true;
    } else if (code === 0x3e) open = Math.max(0, open - 1);
    else if (code === 0x3b || code === 0x7b || code === 0x7d || code === 0x0a) open = 0;
  }
  return false;
}
