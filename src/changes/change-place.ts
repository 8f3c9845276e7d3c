/** Where a change stands in a file. */
import { isObject, valueAt } from '../connector/pointer.ts';
import type { Spot } from './types.ts';

/** The path from the repository root and the line (from 1). */
export function lineOf(place: Spot): { file: string; line: number } {
  if ('file' in place) return { file: place.file, line: 1 };
  const { node, at } = place;
  const { node: number, found } = node.place(at);
  const { key, value } = node.document.location(number);
  const scalar = found && !isObject(at === '' ? node.value : valueAt(node.value, at));
  const { start } = scalar ? value : (key ?? value);
  return { file: node.document.path, line: node.document.source.range({ start, end: start }).line };
}
