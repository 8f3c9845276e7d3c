/** What somebody may do on a repository. */

/** GitHub's roles on a repository, and `unknown` where the question could not be answered. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none' | 'unknown';
