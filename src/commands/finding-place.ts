/** Where a waiver holds. */
import type { Finding } from '../rules/findings/types.ts';

/**
 * Whether a finding stands at a place: a file by its path or the end of it, a folder, `#/a/pointer` with all below it,
 * or a file and a pointer in it. GitHub's people write names in any case.
 */
export function standsAt({ file, pointer }: Pick<Finding, 'file' | 'pointer'>, place: string): boolean {
  const hash = place.indexOf('#/');
  const path = (hash < 0 ? place : place.slice(0, hash)).toLowerCase();
  const below = hash < 0 ? '' : place.slice(hash + 1);
  const isThere = pointer !== null && (pointer === below || pointer.startsWith(`${below}/`));
  return (path === '' || pathFits(file.toLowerCase(), path)) && (below === '' || isThere);
}

function pathFits(file: string, path: string): boolean {
  return file === path || file.endsWith(`/${path}`) || `/${file}`.includes(`/${path}/`);
}
