/** What a command may touch of the process it runs in: a test hands in its own. */

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where answers come from; left out: nowhere. */
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** The verdict. */
  readonly out: Output;
  /** Everything about the run itself: progress, what went wrong, what to do. */
  readonly err: Output;
}

/** Exit codes, the same for every command. */
export const EXIT = { clean: 0, errors: 1, refused: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
