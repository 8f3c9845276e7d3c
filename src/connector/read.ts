/** What of a connector folder is worth reading, and how much of it. */
import { MAX_BYTES } from './json/document.ts';

/** Files that some rule reads; of all others the name and size are enough. */
const READABLE = /\.(?:json|md|csx|cs|png|zip|ya?ml|markdown)(?:\.txt)?$|(?:^|\/)read[ _-]?me(?:\.txt)?$/i;

/** Whether a file's contents are read. */
export function isWorthReading(path: string, size: number): boolean {
  return READABLE.test(path) && size <= MAX_BYTES;
}
