/** Runs git on a clone: never through a shell, never with a word that git could take for an option. */
import { spawn } from 'node:child_process';

/** git said no. `message` ends with what git said; ready to be shown. */
export class GitError extends Error {
  constructor(command: string, said: string) {
    super(`git ${command}: ${said.trim() || 'failed without a word'}`);
    this.name = 'GitError';
  }
}

/**
 * Whatever the clone's or the user's settings are: paths are not patterns, nothing is asked, nothing is locked, no
 * monitor is started.
 */
const ALWAYS = ['--literal-pathspecs', '--no-pager', '-c', 'core.fsmonitor=false', '-c', 'diff.relative=false'];
const ENVIRONMENT = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/**
 * What a git command writes to its output.
 * @param directory where git starts looking for the repository
 * @param input what the command reads
 * @throws GitError when the command fails or git is not there
 */
export function git(directory: string, args: readonly string[], input = ''): Promise<Buffer> {
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn('git', [...ALWAYS, '-C', directory, ...args], { env, stdio: 'pipe' });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // A command that ends before it has read everything is judged by its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new GitError(args[0] as string, error.message)));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new GitError(args[0] as string, Buffer.concat(errors).toString('utf8')));
    });
  });
}

/** The same for one line of text. */
export async function gitLine(directory: string, args: readonly string[]): Promise<string> {
  return (await git(directory, args)).toString('utf8').trimEnd();
}

/** The same, null instead of a GitError: for questions to which "no" is an answer. */
export async function askGit(directory: string, args: readonly string[]): Promise<string | null> {
  try {
    return await gitLine(directory, args);
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

/** The full id of the commit a name stands for; null for what names no commit, or might be taken for an option. */
export async function commitOf(directory: string, ref: string): Promise<string | null> {
  if (ref === '' || ref.startsWith('-') || ref.includes('\0')) return null;
  return askGit(directory, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
}

/** The commit from which a change is measured; null where two commits share no history. */
export async function mergeBaseOf(directory: string, one: string, other: string): Promise<string | null> {
  return askGit(directory, ['merge-base', one, other]);
}

/** Top folder of the working tree around a directory; null if there is none. */
export async function workTreeOf(directory: string): Promise<string | null> {
  return askGit(directory, ['rev-parse', '--show-toplevel']);
}
