/** Which results go into a SARIF file: no more than code scanning takes, errors first. */
import type { Severity } from '../rules/findings/types.ts';
import type { SarifResult } from './sarif-results.ts';

/**
 * Results of a run that code scanning takes; a file with more is refused whole:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#file-limits
 */
const MAX_RESULTS = 25_000;

export interface SarifChoice {
  readonly results: readonly SarifResult[];
  /** How many there was no room for. */
  readonly leftOut: number;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'suggestion'];

/** Keeps what there is room for, whatever comes. */
export class SarifCollector {
  readonly #most: number;
  #kept: SarifResult[] = [];
  #leftOut = 0;

  /** @param most results there is room for */
  constructor(most = MAX_RESULTS) {
    this.#most = most;
  }

  add(results: readonly SarifResult[]): void {
    for (const result of results) this.#kept.push(result);
    // To sort at each one would cost more than to keep some for a while.
    if (this.#kept.length > 2 * this.#most) this.#keepTheFirst(this.#most);
  }

  /** In the order they came in where there is room for all. @param most when less than it has room for is wanted */
  choice(most = this.#most): SarifChoice {
    if (this.#kept.length > most || this.#leftOut > 0) this.#keepTheFirst(most);
    return { results: this.#kept, leftOut: this.#leftOut };
  }

  #keepTheFirst(most: number): void {
    const kept = this.#kept;
    const errorsFirst = SEVERITIES.flatMap((severity) => kept.filter((result) => result.severity === severity));
    this.#kept = errorsFirst.slice(0, most);
    this.#leftOut += kept.length - this.#kept.length;
  }
}

/** What is said of those that are left out. */
export function leftOutLine(leftOut: number): string {
  return `${leftOut} more findings are not in this SARIF file: code scanning takes ${MAX_RESULTS} a run, of 10 MB at most. Errors come first; check fewer connectors at once for the rest.`;
}
