/** Checks of the operation that a dynamic call names, and of what it is given. */
import { member } from '../../connector/pointer.ts';
import { type DynamicCall, dynamicCallsOf } from '../../connector/swagger/dynamic.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import type { Swagger } from '../../connector/swagger/walk.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { closest, sameWord } from '../names.ts';

/** The operationId at a place names no operation; one that differs only in case is mended. */
export function unknownId(id: unknown, at: string, api: Swagger | null): Report | null {
  if (!api || typeof id !== 'string' || id === '' || api.operationsById.has(id) || !knowsOperations(api)) return null;
  const same = sameWord(id, api.operationsById.keys());
  const near = same ?? closest(id, api.operationsById.keys());
  return {
    at,
    values: {
      id,
      hint: near === null ? ' Name one that exists.' : ` Is \`${near}\` meant? Upper and lower case count.`,
    },
    ...(same === null ? {} : { fix: { set: same } }),
  };
}

export const targetExists = check({
  given: ['dynamic', 'operation'],
  run: (node, _, { connector: { api } }) => {
    if ('kind' in node) return unknownId(node.object.operationId, '/operationId', api);
    const places = ['/x-ms-notification', '/x-ms-operation-context/simulate'];
    return places.flatMap((place) => {
      const [first, second] = place.slice(1).split('/') as [string, string?];
      const holder = second === undefined ? node.object[first] : member(node.object[first], second);
      return unknownId(member(holder, 'operationId'), `${place}/operationId`, api) ?? [];
    });
  },
});

/** Names of what `x-ms-dynamic-values` may call instead of an operation. */
const ALTERNATIVES = ['operationId', 'builtInOperation', 'capability'];

export const targetNamed = check({
  given: ['dynamic'],
  run: ({ kind, object }) => {
    if (kind === 'open' || kind === 'browse') return null;
    const named = (kind === 'values' ? ALTERNATIVES : ['operationId']).filter((key) => isName(object[key]));
    if (named.length === 1) return null;
    return named.length === 0
      ? { at: '/operationId' }
      : { at: `/${named[1]}`, case: 'several', values: { names: named.map((name) => `\`${name}\``).join(' and ') } };
  },
});

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** An operation that a dynamic call of another one uses is hidden. Reported at the operation, once. */
export const targetInternal = check({
  given: ['document'],
  run: (_, __, { connector: { api } }) => {
    if (!api) return null;
    const targets = new Map<Operation, DynamicCall>();
    for (const call of dynamicCallsOf(api)) {
      const { target } = call;
      if (target && !target.internal && !target.isTrigger && !targets.has(target)) targets.set(target, call);
    }
    return [...targets].map(([target, call]) => ({
      node: target,
      at: '/x-ms-visibility',
      values: { host: call.name },
    }));
  },
});
