/** Tells a text that is YAML from JSON with a fault in it. */
import type { Span } from '../types.ts';

/** So much of a text is looked at: what it is shows in its first line that says something. */
const LOOKED_AT = 4000;

/** `swagger: '2.0'`, `'info':`, `---`: no JSON begins so. */
const YAML_LINE = /^(?:---(?:\s|$)|%YAML\s|(?:[A-Za-z_$][\w$.-]*|'[^']*')\s{0,20}:(?:\s|$))/;

/** `"swagger": "2.0"`. With a comma or a brace at its end it is JSON that has lost its first brace. */
const QUOTED_LINE = /^"[^"]*"\s{0,20}:(?:\s|$)/;
const JSON_LINE_END = /[,{[}\]]$/;

/** OpenAPI 3 is another format than Swagger 2.0, in whatever language it is written. */
const OPENAPI_3 = /^(?:openapi|'openapi'|"openapi")\s{0,20}:\s{0,20}['"]?3/m;

/** Where a text shows that it is YAML, and which format it holds; null where it is none. */
export function yamlIn(text: string): { readonly span: Span; readonly detail: string } | null {
  let start = 0;
  for (const line of text.slice(0, LOOKED_AT).split('\n')) {
    const inner = line.trim();
    if (inner !== '' && !inner.startsWith('#')) {
      if (!isYamlLine(inner)) return null;
      const detail = OPENAPI_3.test(text.slice(0, LOOKED_AT)) ? 'OpenAPI 3' : '';
      return { span: { start, end: start + line.trimEnd().length }, detail };
    }
    start += line.length + 1;
  }
  return null;
}

function isYamlLine(line: string): boolean {
  return YAML_LINE.test(line) || (QUOTED_LINE.test(line) && !JSON_LINE_END.test(line));
}
