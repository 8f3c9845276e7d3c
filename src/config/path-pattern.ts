/** Patterns of paths, as CODEOWNERS has them. */

/** `text`: itself. `name`: any part of a name. `all`: anything. `one`: one character of a name. `folders`: folders, or none. */
type Takes = 'text' | 'name' | 'all' | 'one' | 'folders';

interface Token {
  readonly takes: Takes;
  /** Of wildcards, as they are written. */
  readonly text: string;
}

export interface PathPattern {
  readonly tokens: readonly Token[];
  /** What follows in a path: nothing, something below it, or either. */
  readonly end: 'nothing' | 'below' | 'either';
}

const FOLDERS: Token = { takes: 'folders', text: '**/' };

/** A pattern with a slash within it or before it is about the whole path, any other about a name anywhere. */
export function pathPattern(pattern: string): PathPattern {
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isWhole = pattern.startsWith('/') || bare.includes('/');
  const parts = (bare.match(/(?<=^|\/)\*\*\/|\*+|\?|\\.|[^*?\\]+/g) ?? []).map(tokenFor);
  // `docs/*` means the files in there and none below; `*` alone means everything.
  const end = pattern.endsWith('/') ? 'below' : bare.endsWith('/*') ? 'nothing' : 'either';
  return { tokens: isWhole ? parts : [FOLDERS, ...parts], end };
}

function tokenFor(part: string): Token {
  if (part === FOLDERS.text) return FOLDERS;
  if (part.startsWith('*')) return { takes: part.length > 1 ? 'all' : 'name', text: part };
  if (part === '?') return { takes: 'one', text: part };
  return { takes: 'text', text: part.startsWith('\\') ? part.slice(1) : part };
}

/** A place to go on from when what comes after a wildcard does not fit: the wildcard then takes more. */
interface Choice {
  readonly token: number;
  readonly at: number;
}

/**
 * Whether a path fits. Of several wildcards only the last one of its kind is ever given more: what came before it fits as
 * early as it can, and nothing is won by fitting later. So the time does not grow with their number, as that of a regular
 * expression does.
 */
export function fitsPath({ tokens, end }: PathPattern, path: string): boolean {
  let [token, at] = [0, 0];
  let within: Choice | null = null;
  let across: Choice | null = null;
  for (;;) {
    const next = tokens[token];
    if (next === undefined && endsAt(path, at, end)) return true;
    if (next && isWildcard(next)) {
      if (next.takes === 'name') within = { token, at };
      else [across, within] = [{ token, at }, null];
      token++;
      continue;
    }
    const after = next ? afterFixed(next, path, at) : -1;
    if (after >= 0) {
      [token, at] = [token + 1, after];
      continue;
    }
    const choice: Choice | null = more(within, tokens, path) ?? more(across, tokens, path);
    if (choice === null) return false;
    if (choice.token === within?.token) within = choice;
    else [across, within] = [choice, null];
    [token, at] = [choice.token + 1, choice.at];
  }
}

function isWildcard({ takes }: Token): boolean {
  return takes === 'name' || takes === 'all' || takes === 'folders';
}

/** Where the path goes on after a token of fixed length; -1 where it does not fit. */
function afterFixed({ takes, text }: Token, path: string, at: number): number {
  if (takes === 'one') return at < path.length && path[at] !== '/' ? at + 1 : -1;
  return path.startsWith(text, at) ? at + text.length : -1;
}

/** The wildcard with the next that it can take; null if there is nothing for it. */
function more(choice: Choice | null, tokens: readonly Token[], path: string): Choice | null {
  if (choice === null) return null;
  const { token, at } = choice;
  if (tokens[token]?.takes === 'folders') {
    const slash = path.indexOf('/', at);
    return slash < 0 ? null : { token, at: slash + 1 };
  }
  const isThere = at < path.length && (tokens[token]?.takes === 'all' || path[at] !== '/');
  return isThere ? { token, at: at + 1 } : null;
}

function endsAt(path: string, at: number, end: PathPattern['end']): boolean {
  if (end === 'nothing') return at === path.length;
  return path[at] === '/' || (end === 'either' && at === path.length);
}
