/**
 * What `paconn validate --script` refuses, by the letter: it looks at the text, comments included, not at the code. As
 * tools/paconn-cli/paconn/operations/script_validate.py of microsoft/PowerPlatformConnectors has it (version 0.1.0). Its
 * limit of size is script/size's matter.
 */
import type { ScriptFacts } from '../../connector/script/facts.ts';
import type { Span } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { hasEntry, hasEntryMethod } from './structure.ts';

const CLASS = /public\s+class\s+Script\s*:\s*ScriptBase/;
const METHOD = /public\s+override\s+async\s+Task<HttpResponseMessage>\s+ExecuteAsync\s*\(\s*\)/;
const FILES = /File\.|Directory\.|Path\./;
const NETWORK = /Socket|TcpClient|UdpClient/;
/** A `using` at a line's beginning, be it a directive or a statement. */
const USING = /^[ \t]*using\s+/gm;

const MAX_SHOWN = 60;

/** Each of its reasons once, at the first place: cases `encoding`, `class`, `method`, `using`, `files`, `network`. {text} */
export const commandLineTool = check<'script', { readonly allowed: readonly string[] }>({
  given: ['script'],
  options: {
    type: 'object',
    required: ['allowed'],
    additionalProperties: false,
    properties: { allowed: { type: 'array', items: { type: 'string' } } },
  },
  run: (file, { allowed }, { connector }) => {
    const text = connector.text(file)?.text;
    if (text === undefined) return null;
    const { script } = connector;
    const report = (name: string, span: Span): Report => ({
      ...{ file: file.path, span, case: name, anchor: name },
      values: { text: text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').slice(0, MAX_SHOWN) },
    });
    const at = (name: string, span: Span | null) => (span ? [report(name, span)] : []);
    return [
      ...at('encoding', isUtf8(file.content.bytes) ? null : TOP),
      ...at('class', CLASS.test(text) || (script && !hasEntry(script)) ? null : TOP),
      ...at('method', METHOD.test(text) || (script && !hasEntryMethod(script)) ? null : TOP),
      ...at('using', firstUsing(text, new Set(allowed), script)),
      ...at('files', aroundMatch(text, FILES)),
      ...at('network', aroundMatch(text, NETWORK)),
    ];
  },
});

const TOP: Span = { start: 0, end: 0 };

/** The tool reads nothing else. */
function isUtf8(bytes: Uint8Array | null): boolean {
  if (bytes === null) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first `using …;` that is not an allowed namespace to the letter. Directives for namespaces that are not offered are script/namespace's matter. */
function firstUsing(text: string, allowed: ReadonlySet<string>, script: ScriptFacts | null): Span | null {
  const told = new Set(script?.usings.filter((using) => !allowed.has(using.text)).map(({ end }) => end));
  USING.lastIndex = 0;
  for (let match = USING.exec(text); match; match = USING.exec(text)) {
    const start = USING.lastIndex;
    const end = text.indexOf(';', start);
    if (end < 0) return null;
    USING.lastIndex = end;
    const name = text.slice(start, end).trim();
    if (!allowed.has(name) && !told.has(end)) return { start: start - 'using '.length, end };
  }
  return null;
}

/** The whole word that a match is a part of: `AbsolutePath.` for `Path.`. */
function aroundMatch(text: string, pattern: RegExp): Span | null {
  const match = pattern.exec(text);
  if (!match) return null;
  let start = match.index;
  while (start > 0 && match.index - start < MAX_SHOWN && /[\w.]/.test(text.charAt(start - 1))) start--;
  return { start, end: match.index + match[0].length };
}
