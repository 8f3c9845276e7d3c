/** The checker of regular expressions, which takes seconds for many of them, and what it has said already. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type AttackPattern, checkSync } from 'recheck';
import type { Expression } from './expressions.ts';

/** A text that takes long: its repeated parts are repeated until it is long enough. */
export type Attack = Pick<AttackPattern, 'pumps' | 'suffix'>;

/** What the checker said, as it is kept beside the tests: `npm run linear` makes it again. */
export interface Judged {
  readonly checker: string;
  /** Expressions that are linear in every text. */
  readonly linear: readonly string[];
  /** The worst text that the checker found for each of the others. */
  readonly attacks: Readonly<Record<string, Attack | null>>;
}

const PATH = join(import.meta.dirname, 'judged.json');

/** The version whose judgements count. */
export const CHECKER = `recheck ${(createRequire(import.meta.url)('recheck/package.json') as { version: string }).version}`;

/** As it stands in lists. */
export function written({ source, flags }: Pick<Expression, 'source' | 'flags'>): string {
  return `/${source}/${flags}`;
}

/** `linear`, or the attack that was found; `null` where the checker came to no end. */
export function judge(expression: string): 'linear' | Attack | null {
  const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(expression) as unknown as [string, string, string];
  const result = checkSync(source, flags, { timeout: 60_000 });
  if (result.status === 'safe') return 'linear';
  return result.status === 'vulnerable' ? { pumps: result.attack.pumps, suffix: result.attack.suffix } : null;
}

/** Those that are not linear: the checker is asked only of what it has not judged yet. */
export function superLinear(expressions: readonly Expression[], { linear, attacks }: Judged): string[] {
  const known = new Set(linear);
  return expressions
    .filter(
      (one) => Object.hasOwn(attacks, written(one)) || !(known.has(written(one)) || judge(written(one)) === 'linear'),
    )
    .map((one) => `${written(one)} in ${one.file}`);
}

/** @returns the kept list; an empty one where another version of the checker made it */
export function readJudged(): Judged {
  const judged = JSON.parse(readFileSync(PATH, 'utf8')) as Judged;
  return judged.checker === CHECKER ? judged : { checker: CHECKER, linear: [], attacks: {} };
}

export function writeJudged(judged: Judged): void {
  writeFileSync(PATH, `${JSON.stringify(judged, null, 2)}\n`);
}
