/** Checks of what a dynamic call gives to its target: enough, nothing unknown, and literals of the right type. */
import { escapeToken } from '../../connector/pointer.ts';
import type { DynamicCall } from '../../connector/swagger/dynamic.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { closest, sameWord } from '../names.ts';
import { inputName, inputType, meaningOf, meantBy, parameterNames } from './inputs.ts';

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
      const names = parameterNames(target);
      const same = sameWord(key, names);
      const free = same !== null && !call.args.some((other) => other.key === same);
      const near = same ?? closest(key, names);
      const fix: FixIntent | null = free ? { rename: same } : null;
      return [
        {
          at: entry,
          values: {
            ...naming(call),
            given: key,
            hint: near === null ? ' Name what it takes, or remove the entry.' : ` Is \`${near}\` meant?`,
          },
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
      const { parameter, property } = meantBy(target, key);
      const input = parameter ?? property;
      const type = input && inputType(input);
      if (!input || !type || fits(value, type)) return [];
      const converted = convert(value, type);
      const hint = converted === undefined ? '' : ` Write \`${JSON.stringify(converted)}\`.`;
      return [
        {
          at,
          values: { ...naming(call), input: inputName(input), type, actual: typeOfLiteral(value), hint },
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
