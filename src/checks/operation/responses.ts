/** Checks of an operation's responses. */
import { renameMember } from '../../connector/edit.ts';
import { escapeToken, isObject } from '../../connector/pointer.ts';
import type { Operation, Response, ResponseUse } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/check.ts';

const CODE = /^(?:[1-5]\d\d|default)$/;

/** The keys of `responses` but extensions. */
export function codesOf(operation: Operation): string[] {
  const { responses } = operation.object;
  return isObject(responses) ? Object.keys(responses).filter((code) => !code.startsWith('x-')) : [];
}

/** The responses are what the wizard makes: `default` and nothing else. */
function isDefaultOnly(operation: Operation): boolean {
  const codes = codesOf(operation);
  return codes.length === 1 && codes[0] === 'default';
}

/** The keys of `responses` are status codes. */
export const responseCodes = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    const codes = codesOf(operation);
    return codes.filter((code) => !CODE.test(code)).map((code) => codeReport(code, codes));
  },
});

function codeReport(code: string, codes: readonly string[]): Report {
  const known = code.trim().toLowerCase();
  const fix: { fix?: FixIntent } = CODE.test(known) && !codes.includes(known) ? { fix: { rename: known } } : {};
  return { at: `/responses/${escapeToken(code)}`, values: { code }, ...fix };
}

/** There is an answer besides `default`. */
export const notDefaultOnly = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    if (!isDefaultOnly(operation)) return null;
    const response = operation.responses[0]?.response;
    return { at: '/responses/default', ...(response && looksLikeError(response) ? {} : { fix: { rename: '200' } }) };
  },
});

/** A schema that describes failures: to call it the answer to a success would be wrong. */
function looksLikeError(response: Response): boolean {
  return /error|fault|problem|exception|fail/i.test(
    `${response.schema?.ref ?? ''} ${String(response.object.description)}`,
  );
}

/** There is a 2xx code. Wrong codes and a lone `default` are matters of their own rules. {codes}. */
export const hasSuccess = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    const codes = codesOf(operation);
    if (codes.length === 0 || isDefaultOnly(operation)) return null;
    if (codes.some((code) => code.startsWith('2') || !CODE.test(code))) return null;
    return { at: '/responses', values: { codes: codes.slice(0, 6).join(', ') } };
  },
});

/** A `default` response has no schema: an empty one (`empty`), or one that says something. */
export const defaultWithoutSchema = check<'response', { empty: boolean }>({
  given: ['response'],
  keys: ['schema'],
  options: {
    type: 'object',
    required: ['empty'],
    additionalProperties: false,
    properties: { empty: { type: 'boolean' } },
  },
  run: (response, { empty }) => {
    const { schema } = response.object;
    if (!isObject(schema) || isEmpty(schema) !== empty) return null;
    const use = response.uses.find(({ code }) => code === 'default');
    if (!use) return null;
    const alone = isDefaultOnly(use.operation);
    const fix = alone && !empty ? asSuccess(response) : withoutSchema(response);
    return { at: '/schema', values: { operation: use.operation.name }, ...(fix ? { fix } : {}) };
  },
});

/** The only answer is the answer to a success. */
function asSuccess(response: Response): FixIntent | null {
  const declaredHere = response.parent === response.uses[0]?.operation;
  if (!declaredHere || looksLikeError(response)) return null;
  const edit = renameMember(response.document, response.outlineNode, '200');
  return edit && { edits: [edit] };
}

/** Nothing is lost with the schema: it is empty or about failures, or a success has one. */
function withoutSchema(response: Response): FixIntent | null {
  const dispensable =
    isEmpty(response.object.schema) ||
    looksLikeError(response) ||
    response.uses.every(({ operation }) => operation.responses.some((use) => isDescribedSuccess(use)));
  return dispensable && response.uses.every(({ code }) => code === 'default') ? { remove: true } : null;
}

function isDescribedSuccess({ code, response }: ResponseUse): boolean {
  return code.startsWith('2') && 'schema' in response.object;
}

function isEmpty(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).length === 0;
}

/** At most one response that says what is returned; `default` has rules of its own. {codes}. */
export const singleSchema = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    if (operation.responses.length < 2) return null;
    const codes = operation.responses
      .filter(({ code, response }) => code !== 'default' && response.object.schema !== undefined)
      .map(({ code }) => code);
    return codes.length < 2
      ? null
      : { at: `/responses/${escapeToken(codes[1] as string)}`, values: { codes: codes.slice(0, 6).join(', ') } };
  },
});
