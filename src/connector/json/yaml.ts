/** Tells a text that is YAML from JSON with a fault in it. */
import type { Span } from '../types.ts';

/** So much of a text is looked at: what it is shows in its first line that says something. */
const LOOKED_AT = 4000;

/** `swagger: '2.0'`, `'info':`, `---`: no JSON begins so. A name in double quotes may be JSON that has lost its brace. */
const YAML_LINE = /^(?:---(?:\s|$)|%YAML\s|(?:[A-Za-z_$][\w$.-]*|'[^']*')\s{0,20}:(?:\s|$))/;

/** OpenAPI 3 is another format than Swagger 2.0, in whatever language it is written. */
const OPENAPI_3 = /^(?:openapi|'openapi'|"openapi")\s{0,20}:\s{0,20}['"]?3/m;

/** Where a text shows that it is YAML, and which format it holds; null where it is none. */
export function yamlIn(text: string): { readonly span: Span; readonly detail: string } | null {
  let start = 0;
  for (const line of text.slice(0, LOOKED_AT).split('\n')) {
    const inner = line.trim();
    if (inner !== '' && !inner.startsWith('#')) {
      if (!YAML_LINE.test(inner)) return null;
      const detail = OPENAPI_3.test(text.slice(0, LOOKED_AT)) ? 'OpenAPI 3' : '';
      return { span: { start, end: start + line.trimEnd().length }, detail };
    }
    start += line.length + 1;
  }
  return null;
}
