/** Checks of what operations return. */
import { escapeToken } from '../../connector/pointer.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check } from '../../rules/engine/check.ts';
import { codesOf } from './responses.ts';

/** Codes of answers that never have content, RFC 9110, and of those that may come without. */
const NO_CONTENT: ReadonlySet<string> = new Set(['204', '205']);
const WITHOUT_CONTENT: ReadonlySet<string> = new Set(['202', ...NO_CONTENT]);

/**
 * A visible operation says what a success returns. `silent` asks about the operations that may well return nothing: DELETE,
 * and those whose successes have no content; otherwise about all others. {code}.
 */
export const successSchema = check<'operation', { silent: boolean }>({
  given: ['operation'],
  keys: ['responses'],
  options: {
    type: 'object',
    required: ['silent'],
    additionalProperties: false,
    properties: { silent: { type: 'boolean' } },
  },
  run: (operation, { silent }) => {
    if (operation.internal || operation.method === 'head' || operation.notificationContent) return null;
    const codes = codesOf(operation).filter((code) => /^2\d\d$/.test(code));
    if (codes.length === 0) return null;
    const mayBeSilent = operation.method === 'delete' || codes.every((code) => WITHOUT_CONTENT.has(code));
    if (mayBeSilent !== silent || saysWhat(operation, codes) || codes.every((code) => NO_CONTENT.has(code)))
      return null;
    const code = codes.find((candidate) => !WITHOUT_CONTENT.has(candidate)) ?? (codes[0] as string);
    return { at: `/responses/${escapeToken(code)}/schema`, values: { code } };
  },
});

/** One of the successes has a schema or a dynamic one, or is a reference that leads nowhere, which is reported by itself. */
function saysWhat(operation: Operation, codes: readonly string[]): boolean {
  return codes.some((code) => {
    const response = operation.responses.find((use) => use.code === code)?.response;
    return !response || 'schema' in response.object || Object.keys(response.object).some(isDynamic);
  });
}

function isDynamic(key: string): boolean {
  return key.startsWith('x-ms-dynamic-');
}
