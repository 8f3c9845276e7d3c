/** Checks of the operation that a dynamic call names, and of what it is given. */
import { escapeToken, member } from '../../connector/pointer.ts';
import { type DynamicCall, dynamicCallsOf } from '../../connector/swagger/dynamic.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import { type CheckContext, check, type FixIntent, type Report } from '../../rules/check.ts';
import { inputName, inputType, meaningOf } from './inputs.ts';
import { closest, sameWord } from './names.ts';

/** The operationId at a place names no operation; one that differs only in case is mended. */
function unknownId(id: unknown, at: string, { connector: { api } }: CheckContext): Report | null {
  if (!api || typeof id !== 'string' || id === '' || api.operationsById.has(id)) return null;
  const same = sameWord(id, api.operationsById.keys());
  const near = same ?? closest(id, api.operationsById.keys());
  return {
    at,
    values: { id, hint: near === null ? '' : ` Is \`${near}\` meant?` },
    ...(same === null ? {} : { fix: { set: same } }),
  };
}

export const targetExists = check({
  given: ['dynamic', 'operation'],
  run: (node, _, context) => {
    if ('kind' in node) return unknownId(node.object.operationId, '/operationId', context);
    const places = ['/x-ms-notification', '/x-ms-operation-context/simulate'];
    return places.flatMap((place) => {
      const [first, second] = place.slice(1).split('/') as [string, string?];
      const holder = second === undefined ? node.object[first] : member(node.object[first], second);
      return unknownId(member(holder, 'operationId'), `${place}/operationId`, context) ?? [];
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

/** Every required parameter of the target outside its body is given, or has a default. */
export const requiredSupplied = check({
  given: ['dynamic'],
  run: (call) => {
    const { target } = call;
    if (!target) return null;
    const given = new Set(call.args.map(({ key }) => key));
    return target.parameters.flatMap(({ parameter }): Report[] => {
      const { name, required, default: standard } = parameter.object;
      if (required !== true || parameter.location === 'body' || standard !== undefined) return [];
      if (typeof name !== 'string' || given.has(name)) return [];
      return [{ at: `/parameters/${escapeToken(name)}`, values: { ...naming(call), missing: name } }];
    });
  },
});

/** Each key of `parameters` names something the target takes; a key in another case is mended. */
export const keyExists = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) => {
    const { target } = call;
    if (!target) return null;
    return call.args.flatMap(({ key, entry }): Report[] => {
      const { parameter, property, open } = meaningOf(target, key);
      if (parameter || property || open) return [];
      const names = target.parameters
        .map((use) => use.parameter.object.name)
        .filter((name) => typeof name === 'string');
      const same = sameWord(key, names);
      const free = same !== null && !call.args.some((other) => other.key === same);
      const near = same ?? closest(key, names);
      const fix: FixIntent | null = free ? { rename: same } : null;
      return [
        {
          at: entry,
          values: { ...naming(call), given: key, hint: near === null ? '' : ` Is \`${near}\` meant?` },
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
});

/** In the older form a key that is both a parameter and a property of the target's body says too little. */
export const keyAmbiguous = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) => {
    const { target } = call;
    if (!target || !call.flat) return null;
    return call.args.flatMap(({ key, entry }): Report[] => {
      const { parameter, property } = meaningOf(target, key);
      return parameter && property && parameter.parameter.location !== 'body'
        ? [{ at: entry, values: { ...naming(call), given: key } }]
        : [];
    });
  },
});

/** A literal has the type of what it is given to; the text of a number or boolean is mended. */
export const literalType = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) => {
    const { target } = call;
    if (!target) return null;
    return call.args.flatMap(({ key, form, value, at }): Report[] => {
      if (form !== 'literal') return [];
      const { parameter, property } = meaningOf(target, key);
      const input = parameter ?? property;
      const type = input && inputType(input);
      if (!input || !type || fits(value, type)) return [];
      const converted = convert(value, type);
      return [
        {
          at,
          values: { ...naming(call), input: inputName(input), type, actual: typeOfLiteral(value) },
          ...(converted === undefined ? {} : { fix: { set: converted } }),
        },
      ];
    });
  },
});

function naming({ extension, target }: DynamicCall): Record<string, string> {
  return { extension, target: target?.name ?? '' };
}

function typeOfLiteral(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** A type that is none of JSON's (`file`) is another rule's matter. */
function fits(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (!['string', 'number', 'boolean', 'array', 'object'].includes(type)) return true;
  return typeOfLiteral(value) === type;
}

/** The literal in another type, where there is but one way to write it. */
function convert(value: unknown, type: string): unknown {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (type !== 'integer' && type !== 'number') return undefined;
  const number = Number(value);
  return String(number) === value && fits(number, type) ? number : undefined;
}
