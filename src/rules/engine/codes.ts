/** Which rules answer for a code of the official validator, or for a number of Microsoft's certification policies. */

/** What a rule answers for. */
export interface Answerable {
  readonly id: string;
  /** Codes and policy numbers. */
  readonly codes: readonly string[];
}

/**
 * The ids of the rules that answer for a code; capitals don't count.
 * @param code `RequiredPropertyMissing`, or `5000.2.4`, which stands for all numbers below it as well
 */
export function rulesWithCode(code: string, rules: readonly Answerable[]): string[] {
  const wanted = code.toLowerCase();
  const isMeant = (own: string) => own.toLowerCase() === wanted || (isNumber(wanted) && own.startsWith(`${wanted}.`));
  return rules.filter(({ codes }) => codes.some(isMeant)).map(({ id }) => id);
}

function isNumber(code: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(code);
}
