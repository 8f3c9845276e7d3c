/** Checks of how the swagger file is laid out, and of its size. */
import { type JsonDocument, MAX_BYTES } from '../../connector/json/document.ts';
import type { Edit } from '../../connector/types.ts';
import { type CheckContext, check } from '../../rules/check.ts';

function isSwagger(document: JsonDocument, { connector }: CheckContext): boolean {
  return connector.json('swagger') === document;
}

/** Indented with tabs: reported once, at the first. */
export const tabIndent = check<'json'>({
  given: ['json'],
  run: (document, _, context) => {
    if (!isSwagger(document, context)) return null;
    const match = /^ *\t/m.exec(document.source.text);
    return match && { span: { start: match.index, end: match.index + match[0].length } };
  },
});

/** Blanks before line ends: reported once, at the first; the fix takes them all away. The message may use {count}. */
export const trailingBlanks = check<'json'>({
  given: ['json'],
  run: (document, _, context) => {
    const { text } = document.source;
    if (!isSwagger(document, context) || !/[ \t](?:\r?\n|$)/.test(text)) return null;
    const edits = blanksIn(text);
    const [first] = edits;
    return first ? { span: first, values: { count: edits.length }, fix: { edits } } : null;
  },
});

/** By hand: an expression for blanks before a line end takes quadratic time over a long run of blanks. */
function blanksIn(text: string): Edit[] {
  const edits: Edit[] = [];
  for (let lineStart = 0; lineStart <= text.length; ) {
    const lineEnd = text.indexOf('\n', lineStart);
    const next = lineEnd < 0 ? text.length : lineEnd;
    const end = text[next - 1] === '\r' ? next - 1 : next;
    let start = end;
    while (start > lineStart && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    if (start < end) edits.push({ start, end, text: '' });
    lineStart = next + 1;
  }
  return edits;
}

/** Too large to submit, or (case `import`) large enough for solutions to fail. A file left unread is package/json-valid's. */
export const swaggerSize = check<'folder', { bytes: number; characters: number }>({
  given: ['folder'],
  options: {
    type: 'object',
    required: ['bytes', 'characters'],
    properties: { bytes: { type: 'integer' }, characters: { type: 'integer' } },
  },
  run: (connector, { bytes, characters }) => {
    const file = connector.file('swagger');
    if (!file?.content.bytes || file.content.size > MAX_BYTES || file.content.size < characters) return null;
    const { size } = file.content;
    if (size > bytes)
      return { file: file.path, values: { size: size.toLocaleString('en'), limit: bytes.toLocaleString('en') } };
    const { length } = connector.json('swagger')?.source.text ?? '';
    if (length < characters) return null;
    return {
      file: file.path,
      case: 'import',
      values: { size: length.toLocaleString('en'), limit: characters.toLocaleString('en') },
    };
  },
});
