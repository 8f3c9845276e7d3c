/** Writes the newer form of a dynamic extension from the older one, where it says the same. */
import type { Argument, DynamicCall } from '../../connector/swagger/dynamic.ts';
import { bodyProperties, inputName, meaningOf } from './inputs.ts';

/** `x-ms-dynamic-list` for a call of kind `values`, `x-ms-dynamic-properties` for one of kind `schema`; null if unsure. */
export function companionOf(call: DynamicCall): Record<string, unknown> | null {
  const { operationId, 'value-path': valuePath, 'value-title': title, 'value-collection': list } = call.object;
  if (typeof operationId !== 'string' || !call.target) return null;
  const parameters: Record<string, unknown> = {};
  for (const argument of call.args) {
    const entry = newForm(call, argument);
    if (!entry) return null;
    parameters[argument.key] = entry;
  }
  const common = { operationId, ...(call.args.length > 0 ? { parameters } : {}) };
  if (call.kind === 'schema') {
    const path = itemValuePathFor(valuePath);
    return path === '' ? common : { ...common, itemValuePath: path };
  }
  if (typeof valuePath !== 'string' || (list !== undefined && typeof list !== 'string')) return null;
  return {
    ...common,
    ...(list === undefined ? {} : { itemsPath: list }),
    itemValuePath: valuePath,
    ...(typeof title === 'string' ? { itemTitlePath: title } : {}),
  };
}

function newForm(call: DynamicCall, { form, value }: Argument): Record<string, unknown> | null {
  if (form === 'literal') return { value };
  if (form !== 'source') return null;
  const path = fullPath(call, value as string);
  return path === null ? null : { parameterReference: path };
}

/** The path of what a bare name means, if it means the same one thing in every calling operation. */
function fullPath({ callers }: DynamicCall, name: string): string | null {
  const paths = new Set<string | null>();
  for (const caller of callers) {
    const named = meaningOf(caller, name).parameter;
    const properties = bodyProperties(caller, name);
    const meanings = named ? [named, ...properties] : properties;
    const [only] = meanings;
    const clear = only && meanings.length === 1 && only.steps.every(({ schema }) => schema.property !== null);
    paths.add(clear ? inputName(only) : null);
  }
  return paths.size === 1 ? ([...paths][0] as string | null) : null;
}

/** What itemValuePath has to be beside a value-path: the schema itself, not its properties; empty for the root. */
export function itemValuePathFor(valuePath: unknown): string {
  if (typeof valuePath !== 'string' || valuePath === 'properties') return '';
  return valuePath.endsWith('/properties') ? valuePath.slice(0, -'/properties'.length) : valuePath;
}
