/** Checks of how the swagger file is laid out, and of its size. */
import { type JsonDocument, MAX_BYTES } from '../../connector/json/document.ts';
import type { SourceText } from '../../connector/source.ts';
import { thousands } from '../../connector/thousands.ts';
import type { Edit } from '../../connector/types.ts';
import { type CheckContext, check } from '../../rules/engine/check.ts';

function isSwagger(document: JsonDocument, { connector }: CheckContext): boolean {
  return connector.json('swagger') === document;
}

/** Indented with tabs: reported once, at the first. */
export const tabIndent = check<'json'>({
  given: ['json'],
  run: (document, _, context) => {
    if (!isSwagger(document, context)) return null;
    // Hardly any file has a tab, and to look for the character alone takes a tenth of the time.
    const match = document.source.text.includes('\t') ? /^ *\t/m.exec(document.source.text) : null;
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

const RETURN = 0x0d;

function isBlank(character: number): boolean {
  return character === 0x20 || character === 0x09;
}

/** Line by line: an expression for blanks before a line end tries at every blank of the text. */
function blanksIn({ text, lineStarts }: SourceText): Edit[] {
  const edits: Edit[] = [];
  for (let line = 0; line < lineStarts.length; line++) {
    const lineStart = lineStarts[line] as number;
    let end = line + 1 < lineStarts.length ? (lineStarts[line + 1] as number) - 1 : text.length;
    if (end > lineStart && text.charCodeAt(end - 1) === RETURN) end--;
    let start = end;
    while (start > lineStart && isBlank(text.charCodeAt(start - 1))) start--;
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
    if (size > bytes) return { file: file.path, values: { size: thousands(size), limit: thousands(bytes) } };
    const { length } = connector.json('swagger')?.source.text ?? '';
    if (length < characters) return null;
    return {
      file: file.path,
      case: 'import',
      values: { size: thousands(length), limit: thousands(characters) },
    };
  },
});
