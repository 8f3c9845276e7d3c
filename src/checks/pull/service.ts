/** Whether two connectors are for the same service: told by host, name and operations, of which two have to agree. */
import type { Signs } from '../../connector/signs.ts';

/** How alike the sets of operations are, at least, and how many operations both have: fewer are alike by chance. */
const ALIKE = 0.5;
const FEWEST = 3;

/**
 * What two connectors have in common, in words; null where that is too little to be the same service. Of one without a
 * definition, which is only proposed, no more than its name is known: then the name is enough.
 * @param shared hosts that serve many services, with all below them
 */
export function sameService(one: Signs, other: Signs, shared: readonly string[]): string | null {
  const sameTitle = isNamedAlike(one.title, other.title);
  if (isBare(one) || isBare(other)) return sameTitle ? 'the same name' : null;
  const sameHost = isSameHost(one.host, other.host, shared);
  if (!sameTitle && !sameHost) return null;
  const both = commonOperations(one.operations, other.operations);
  const words = [sameHost && 'the same host', sameTitle && 'the same name', both].filter((word) => word !== false);
  return words.length < 2 ? null : words.join(', ');
}

function isBare({ host, operations }: Signs): boolean {
  return host === null && operations.length === 0;
}

function isNamedAlike(one: string | null, other: string | null): boolean {
  const name = one === null ? '' : bareName(one);
  return name !== '' && other !== null && name === bareName(other);
}

/** A name in lower case without what stands in brackets, "Proposal", a version at the end, and blanks. */
export function bareName(title: string): string {
  return title
    .slice(0, 200)
    .toLowerCase()
    .replace(/^\s*proposal\b[\s:–-]*/, '')
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, '')
    .trim()
    .replace(/[\s-]v?\.?\d{1,4}(?:\.\d{1,4}){0,3}$/, '')
    .replaceAll(/\s+/g, '');
}

function isSameHost(one: string | null, other: string | null, shared: readonly string[]): boolean {
  const host = one?.trim().toLowerCase() ?? '';
  if (host === '' || other?.trim().toLowerCase() !== host) return false;
  const name = host.replace(/:\d+$/, '');
  return !shared.some((general) => name === general || name.endsWith(`.${general}`));
}

/** How many operations both have, in words; false where that is too few. */
function commonOperations(one: readonly string[], other: readonly string[]): string | false {
  if (one.length < FEWEST || other.length < FEWEST) return false;
  const known = new Set(other);
  const common = one.filter((id) => known.has(id)).length;
  return common / (one.length + other.length - common) >= ALIKE && `${common} of ${one.length} operations`;
}
