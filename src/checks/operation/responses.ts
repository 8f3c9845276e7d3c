/** Checks of an operation's responses. */
import { escapeToken, isObject, member } from '../../connector/pointer.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { homeOf } from '../swagger/homes.ts';

const CODE = /^(?:[1-5]\d\d|default)$/;

/** The keys of `responses` but extensions. */
export function codesOf(operation: Operation): string[] {
  const { responses } = operation.object;
  return isObject(responses) ? Object.keys(responses).filter((code) => !code.startsWith('x-')) : [];
}

/** The responses are what the wizard makes: `default` and nothing else. */
export function isDefaultOnly(operation: Operation): boolean {
  const codes = codesOf(operation);
  return codes.length === 1 && codes[0] === 'default';
}

/** The keys of `responses` are status codes. */
export const responseCodes = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    const codes = codesOf(operation);
    return codes.filter((code) => !CODE.test(code)).flatMap((code) => codeReport(operation, code, codes));
  },
});

/** Case `elsewhere`, {where}, for keys that Swagger has at another level; what is not an object is told of by its type. */
function codeReport({ object }: Operation, code: string, codes: readonly string[]): Report | [] {
  const at = `/responses/${escapeToken(code)}`;
  const where = homeOf(code, 'responses');
  if (where !== null)
    return isObject(member(object.responses, code)) ? { at, values: { code, where }, case: 'elsewhere' } : [];
  const known = code.trim().toLowerCase();
  const fix: { fix?: FixIntent } = CODE.test(known) && !codes.includes(known) ? { fix: { rename: known } } : {};
  return { at, values: { code }, ...fix };
}

/** There is a response, unless what should hold them is not an object; case `webhook` for a subscription. */
export const hasResponse = check<'operation'>({
  given: ['operation'],
  run: (operation) => {
    const { responses } = operation.object;
    if (codesOf(operation).length > 0 || (responses !== undefined && !isObject(responses))) return null;
    return { at: '/responses', ...(operation.notificationContent ? { case: 'webhook' } : {}) };
  },
});

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
