/** Checks of single responses. */
import { escapeToken, isObject } from '../../connector/pointer.ts';
import type { Response } from '../../connector/swagger/nodes.ts';
import { check, type FixIntent, type Report } from '../../rules/engine/check.ts';
import { homeOf } from '../swagger/homes.ts';
import { isWizards } from './default.ts';
import { mediaTypes, plainType } from './media.ts';

interface DescriptionOptions {
  readonly fault: 'missing' | 'blank' | 'default';
  /** The standard's own words for status codes. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** The description is there, says something, and more than the wizard's `default`. {code}, {operation}, {phrase}. */
export const responseDescription = check<'response', DescriptionOptions>({
  given: ['response'],
  options: {
    type: 'object',
    required: ['fault', 'phrases'],
    additionalProperties: false,
    properties: { fault: { enum: ['missing', 'blank', 'default'] }, phrases: { type: 'object' } },
  },
  run: (response, { fault, phrases }) => {
    if (faultOf(response) !== fault) return null;
    const code = codeOf(response);
    const phrase = code !== null && Object.hasOwn(phrases, code) ? phrases[code] : undefined;
    const fix: { fix?: FixIntent } = phrase === undefined ? {} : { fix: { set: phrase } };
    const operation = response.uses[0]?.operation.name ?? response.name;
    return {
      at: '/description',
      values: { code: code ?? response.key ?? '', operation, phrase: phrase ?? 'OK' },
      ...fix,
    };
  },
});

function faultOf({ object, uses }: Response): DescriptionOptions['fault'] | null {
  if (!Object.hasOwn(object, 'description')) return 'missing';
  const { description } = object;
  if (typeof description !== 'string') return null;
  if (!/\S/.test(description)) return 'blank';
  return isWizards(description) && uses.some(({ code }) => code !== 'default') ? 'default' : null;
}

/** The code under which a response is used, if there is only one. */
function codeOf({ uses }: Response): string | null {
  const code = uses[0]?.code;
  return code !== undefined && uses.every((use) => use.code === code) ? code : null;
}

/** Only the keys that a response has in Swagger 2.0, and extensions. {unknown}. */
export const responseKeys = check<'response', { keys: readonly string[] }>({
  given: ['response'],
  options: {
    type: 'object',
    required: ['keys'],
    additionalProperties: false,
    properties: { keys: { type: 'array', items: { type: 'string' } } },
  },
  run: (response, { keys }) => {
    let reports: Report[] | null = null;
    for (const key in response.object) {
      if (keys.includes(key) || key.startsWith('x-')) continue;
      reports ??= [];
      reports.push(keyReport(response, key, keys));
    }
    return reports;
  },
});

function keyReport(response: Response, key: string, keys: readonly string[]): Report {
  const lower = key.toLowerCase();
  const known = (keys.includes(lower) || lower.startsWith('x-')) && !Object.hasOwn(response.object, lower);
  const at = `/${escapeToken(key)}`;
  const values = { unknown: key };
  if (key === 'content') return { at, values, case: 'content' };
  if (known) return { at, values, fix: { rename: lower } };
  const where = homeOf(key, 'response');
  return where === null ? { at, values } : { at, values: { ...values, where }, case: 'elsewhere' };
}

/** `headers` is an object whose names differ in more than case. {header}. */
export const responseHeaders = check<'response'>({
  given: ['response'],
  keys: ['headers'],
  run: (response) => {
    const { headers } = response.object;
    if (!isObject(headers)) return { at: '/headers', case: 'type' };
    const seen = new Set<string>();
    const reports: Report[] = [];
    for (const header of Object.keys(headers)) {
      const name = header.toLowerCase();
      if (seen.has(name)) reports.push({ at: `/headers/${escapeToken(header)}`, values: { header } });
      seen.add(name);
    }
    return reports;
  },
});

/** Examples are given for media types that the operation produces, where it says which those are. {type}, {operation}. */
export const responseExamples = check<'response'>({
  given: ['response'],
  keys: ['examples'],
  run: (response) => {
    const { examples } = response.object;
    if (!isObject(examples)) return null;
    const reports: Report[] = [];
    for (const type of Object.keys(examples)) {
      const plain = plainType(type);
      const use = response.uses.find(({ operation }) => {
        const produced = mediaTypes(operation, 'produces');
        return produced.length > 0 && !produced.includes(plain);
      });
      if (use) reports.push({ at: `/examples/${escapeToken(type)}`, values: { type, operation: use.operation.name } });
    }
    return reports;
  },
});
