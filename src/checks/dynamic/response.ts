/** Checks of what a dynamic call reads out of the target's response. */
import { textOf } from '../../connector/pointer.ts';
import { type DynamicCall, dynamicCallsOf } from '../../connector/swagger/dynamic.ts';
import { follow, hasProperties, itemsOf, typeOf } from '../../connector/swagger/follow.ts';
import type { Operation, Schema } from '../../connector/swagger/nodes.ts';
import { knowsSuccesses } from '../../connector/swagger/whole.ts';
import { check, type Report } from '../../rules/engine/check.ts';

/** The keys of an extension that name the list, the value and the title. */
interface Keys {
  readonly list: string;
  readonly items: readonly string[];
}

const FORMS: Partial<Record<DynamicCall['kind'], Keys>> = {
  values: { list: 'value-collection', items: ['value-path', 'value-title'] },
  list: { list: 'itemsPath', items: ['itemValuePath', 'itemTitlePath'] },
};

/** The schema of the first successful response that has one. */
function responseSchema({ responses }: Operation): Schema | null {
  const found = responses.filter(({ code, response }) => code.startsWith('2') && response.schema);
  return found.sort((a, b) => (a.code < b.code ? -1 : 1))[0]?.response.schema ?? null;
}

function tokens(path: unknown): string[] {
  return typeof path === 'string' ? path.split('/').filter((token) => token !== '') : [];
}

function naming({ extension, target }: DynamicCall, path: unknown = ''): Record<string, string> {
  return { extension, target: target?.name ?? '', path: textOf(path) };
}

/** What must be a list, as far as the schemas tell; null where they don't. */
function listOf(call: DynamicCall, { list }: Keys): { schema: Schema; path: string[] } | null {
  const root = call.target && responseSchema(call.target);
  if (!root) return null;
  const path = tokens(call.object[list]);
  const trail = follow(root, path);
  return trail === null || trail === 'open' ? null : { schema: trail.end, path };
}

/** Reported at the operation, once, however many lists it fills. */
export const targetHasSchema = check({
  given: ['document'],
  run: (_, __, { connector: { api } }) => {
    const bare = new Map<Operation, DynamicCall>();
    for (const call of api ? dynamicCallsOf(api) : []) {
      const { target } = call;
      if (!FORMS[call.kind] || !target || bare.has(target) || responseSchema(target)) continue;
      if (knowsSuccesses(target)) bare.set(target, call);
    }
    return [...bare].map(([target, call]) => ({ node: target, at: '/responses', values: { host: call.name } }));
  },
});

export const listExists = check({
  given: ['dynamic'],
  keys: ['value-collection', 'itemsPath'],
  run: (call) => {
    const keys = FORMS[call.kind];
    const root = call.target && responseSchema(call.target);
    if (!keys || !root) return null;
    const path = call.object[keys.list];
    return follow(root, tokens(path)) === null ? { at: `/${keys.list}`, values: naming(call, path) } : null;
  },
});

export const listIsArray = check({
  given: ['dynamic'],
  run: (call) => {
    const keys = FORMS[call.kind];
    const found = keys && listOf(call, keys);
    const type = found && typeOf(found.schema);
    if (!keys || !found || !type || type === 'array') return null;
    const values = { ...naming(call, found.path.join('/')), type, list: keys.list };
    return found.path.length === 0 ? { at: `/${keys.list}`, case: 'root', values } : { at: `/${keys.list}`, values };
  },
});

export const itemPathExists = check({
  given: ['dynamic'],
  run: (call) => {
    const keys = FORMS[call.kind];
    const found = keys && listOf(call, keys);
    const items = found && itemsOf(found.schema);
    if (!keys || !items || !hasProperties(items)) return null;
    return keys.items.flatMap((key): Report[] => {
      const path = call.object[key];
      if (typeof path !== 'string' || follow(items, tokens(path)) !== null) return [];
      return [{ at: `/${key}`, values: { ...naming(call, path), key } }];
    });
  },
});
