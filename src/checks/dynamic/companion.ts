/** Checks that the older extensions have the newer ones beside them: where they must, and where they had better. */
import { textOf } from '../../connector/pointer.ts';
import type { DynamicCall, DynamicKind } from '../../connector/swagger/dynamic.ts';
import { type CheckContext, check, type Report } from '../../rules/engine/check.ts';
import { keyExists, literalType, requiredSupplied } from './arguments.ts';
import { companionOf, itemValuePathFor } from './generate.ts';
import { bodyProperties, meaningOf } from './inputs.ts';
import { itemPathExists, listExists, listIsArray } from './response.ts';
import { sourceExists, sourceInternal, sourceRequired, sourceType } from './source.ts';

/** Why the newer form is asked for; of several reasons only the first is told. */
type Reason = 'value-path' | 'non-parameter' | 'ambiguous' | 'better';

const NEWER: Partial<Record<DynamicKind, string>> = {
  values: 'x-ms-dynamic-list',
  schema: 'x-ms-dynamic-properties',
};

interface Options {
  readonly from: 'values' | 'schema';
  readonly reason: Reason;
}

/** The newer extension is missing for the given reason. It is written out where it says the same as the older one. */
export const companion = check<'dynamic', Options>({
  given: ['dynamic'],
  options: {
    type: 'object',
    required: ['from', 'reason'],
    additionalProperties: false,
    properties: {
      from: { enum: ['values', 'schema'] },
      reason: { enum: ['value-path', 'non-parameter', 'ambiguous', 'better'] },
    },
  },
  keys: ['operationId'],
  run: (call, { from, reason }, context) => {
    const newer = NEWER[call.kind];
    if (call.kind !== from || !newer || newer in call.host.object) return null;
    const found = reasonFor(call);
    if (found.reason !== reason) return null;
    const written = isSound(call, context) ? companionOf(call) : null;
    const report: Report = { node: call.host, at: `/${newer}`, values: { name: call.name, source: found.source } };
    return written ? { ...report, fix: { set: written } } : report;
  },
});

/** What is wrong with the older form would be wrong with the newer one as well, and be said twice. */
const FAULTS = [
  listExists,
  listIsArray,
  itemPathExists,
  keyExists,
  literalType,
  requiredSupplied,
  sourceExists,
  sourceInternal,
  sourceRequired,
  sourceType,
];

function isSound(call: DynamicCall, context: CheckContext): boolean {
  return FAULTS.every(({ run }) => [run(call, undefined, context) ?? []].flat().length === 0);
}

function reasonFor(call: DynamicCall): { reason: Reason; source: string } {
  const valuePath = call.object['value-path'];
  if (call.kind === 'schema' && valuePath !== undefined && itemValuePathFor(valuePath) !== valuePath)
    return { reason: 'value-path', source: textOf(valuePath) };
  const sources = call.args.filter(({ form }) => form === 'source').map(({ value }) => value as string);
  const inside = sources.find((source) => isInside(call, source));
  if (inside !== undefined) return { reason: 'non-parameter', source: inside };
  const ambiguous = sources.find((source) => isAmbiguous(call, source));
  return ambiguous === undefined ? { reason: 'better', source: '' } : { reason: 'ambiguous', source: ambiguous };
}

/** A name of one property inside the body, and of no parameter. */
function isInside({ callers }: DynamicCall, source: string): boolean {
  return callers.some((caller) => {
    const { parameter, property } = meaningOf(caller, source);
    if (parameter) return false;
    const named = bodyProperties(caller, source).length;
    return named === 1 || (named === 0 && property !== null);
  });
}

/** A name of several things. */
function isAmbiguous({ callers }: DynamicCall, source: string): boolean {
  return callers.some((caller) => {
    const parameter = meaningOf(caller, source).parameter;
    return bodyProperties(caller, source).length + (parameter ? 1 : 0) > 1;
  });
}

/** Beside x-ms-dynamic-schema, x-ms-dynamic-properties points at the same schema. */
export const itemValuePath = check({
  given: ['dynamic'],
  run: ({ kind, host, object }) => {
    const older = host.object['x-ms-dynamic-schema'];
    if (kind !== 'properties' || typeof older !== 'object' || older === null) return null;
    const valuePath = (older as Record<string, unknown>)['value-path'];
    const expected = itemValuePathFor(valuePath);
    const actual = object.itemValuePath ?? '';
    if (actual === expected) return null;
    const values = { expected, valuePath: textOf(valuePath) };
    return expected === ''
      ? { at: '/itemValuePath', case: 'root', values, fix: { remove: true } }
      : { at: '/itemValuePath', values, fix: { set: expected } };
  },
});
