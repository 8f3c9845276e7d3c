/** Checks of how the swagger file is laid out, and of its size. */
import { type JsonDocument, MAX_BYTES } from '../../connector/json/document.ts';
import type { SourceText } from '../../connector/source.ts';
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
    const { text } = document.source;
    if (!text.includes('\t')) return null;
    const match = /^ *\t/m.exec(text);
    return match && { span: { start: match.index, end: match.index + match[0].length } };
  },
});

/** Blanks before line ends: reported once, at the first; the fix takes them all away. The message may use {count}. */
export const trailingBlanks = check<'json'>({
  given: ['json'],
  run: (document, _, context) => {
    if (!isSwagger(document, context)) return null;
    const edits = blanksIn(document.source);
    const [first] = edits;
    return first ? { span: first, values: { count: edits.length }, fix: { edits } } : null;
  },
});

/** By hand: an expression for blanks before a line end takes quadratic time over a long run of blanks. */
function blanksIn({ text, lineStarts }: SourceText): Edit[] {
  const edits: Edit[] = [];
  for (let line = 0; line < lineStarts.length; line++) {
    const from = lineStarts[line] as number;
    const next = (lineStarts[line + 1] ?? text.length + 1) - 1;
    const end = text[next - 1] === '\r' ? next - 1 : next;
    let start = end;
    while (start > from && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    if (start < end) edits.push({ start, end, text: '' });
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
