/** The environment's variables, and what is said where they are not as they must be. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment has a fault; the message says what to do. */
export class EnvironmentError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'EnvironmentError';
  }
}
