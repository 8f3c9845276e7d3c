/** Checks of the `default` response, which the wizard writes where a success should stand. */
import { renameMember, replaceValue } from '../../connector/edit.ts';
import { isObject, textOf } from '../../connector/pointer.ts';
import type { Response, ResponseUse } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent } from '../../rules/engine/check.ts';
import { isDefaultOnly } from './responses.ts';

/** A description that is no more than the wizard's word "default". */
export function isWizards(description: unknown): boolean {
  return typeof description === 'string' && description.length < 20 && /^\s*default\s*$/i.test(description);
}

/** There is an answer besides `default`. */
export const notDefaultOnly = check<'operation'>({
  given: ['operation'],
  keys: ['responses'],
  run: (operation) => {
    if (!isDefaultOnly(operation)) return null;
    const response = operation.responses[0]?.response;
    // As 200 an empty schema would be the next thing to be told of.
    const fix = response && saysSomething(response) && asSuccess(response);
    return { at: '/responses/default', ...(fix ? { fix } : {}) };
  },
});

function saysSomething({ object: { schema } }: Response): boolean {
  return isObject(schema) && !isEmpty(schema);
}

/** A schema that describes failures: to call it the answer to a success would be wrong. */
function looksLikeError(response: Response): boolean {
  return /error|(?<!de)fault|problem|exception|fail/i.test(
    `${response.schema?.ref ?? ''} ${textOf(response.object.description)}`,
  );
}

/** What says something about an answer: without it a success would be complained of in its turn. */
const TELLING = ['$ref', 'properties', 'items', 'allOf', 'additionalProperties', 'x-ms-dynamic-schema'];

function saysWhatComes({ schema }: Response): boolean {
  if (!schema) return false;
  const { type } = schema.object;
  return TELLING.some((key) => isTelling(schema.object[key])) || (typeof type === 'string' && type !== 'object');
}

function isTelling(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

/**
 * A lone `default` becomes 200, and the wizard's description of it what the standard says. Null where that is not certain,
 * or not enough: what a success returns is still to be written.
 */
function asSuccess(response: Response): FixIntent | null {
  const { document, outlineNode, object } = response;
  const declaredHere = response.parent === response.uses[0]?.operation;
  const whole = declaredHere && saysWhatComes(response) && !looksLikeError(response);
  const edit = whole ? renameMember(document, outlineNode, '200') : null;
  if (!edit) return null;
  const description = document.nodeAt(`${response.pointer}/description`);
  return { edits: isWizards(object.description) ? [edit, replaceValue(document, description, 'OK')] : [edit] };
}

/**
 * A `default` response has no schema: an empty one (`empty`; of one that is the only response operation/default-only-response
 * speaks), or one that says something.
 */
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
    if (alone && empty) return null;
    const fix = alone ? asSuccess(response) : withoutSchema(response);
    return { at: '/schema', values: { operation: use.operation.name }, ...(fix ? { fix } : {}) };
  },
});

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
