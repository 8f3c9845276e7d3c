/** What makes a finding the same finding in another commit, and when it counts. */
import type { Finding } from './types.ts';

/** Rule, file and anchor; never the line. A file whose name only changes case is the same file. */
export function identity({ rule, file, anchor }: Pick<Finding, 'rule' | 'file' | 'anchor'>): string {
  return `${rule}\n${file.toLowerCase()}\n${anchor}`;
}

/** Only what this change introduced can block it. */
export function isBlocking({ severity, status }: Pick<Finding, 'severity' | 'status'>): boolean {
  return severity === 'error' && (status === 'introduced' || status === 'confirmed');
}
