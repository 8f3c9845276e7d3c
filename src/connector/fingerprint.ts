/** Short names for texts: equal texts, equal names. */
import { createHash } from 'node:crypto';

/** A short name for a finding, or for a group of them, that stays the same from push to push. */
export function fingerprintOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
