/** The media types of an operation. */
import { isObject } from '../../connector/pointer.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';

/** A media type as it is compared: `Application/JSON; charset=utf-8` is `application/json`. */
export function plainType(type: string): string {
  return (type.split(';', 1)[0] as string).trim().toLowerCase();
}

/** What an operation consumes or produces: its own list, or the document's where it has none. */
export function mediaTypes(operation: Operation, key: 'consumes' | 'produces'): string[] {
  const own = typesIn(operation.object[key]);
  return own.length > 0 ? own : typesIn(isObject(operation.document.root) ? operation.document.root[key] : null);
}

function typesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((type) => typeof type === 'string').map(plainType) : [];
}
