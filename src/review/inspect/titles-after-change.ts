/** The titles a connector is compared with: the repository's as they will be once the change is in. */
import type { Connector } from '../../connector/connector.ts';
import type { OtherTitle } from '../../rules/engine/check.ts';

/**
 * The known titles without those of folders that the change touches, and with those it brings: a connector that moves is
 * no twin of itself, and two that come together may be twins. Null where titles are not known.
 */
export function titlesAfter(
  known: readonly OtherTitle[] | null,
  before: Iterable<string>,
  after: Iterable<Connector>,
): readonly OtherTitle[] | null {
  if (known === null) return null;
  const connectors = [...after];
  const touched = new Set([...before, ...connectors.map(({ folder }) => folder)]);
  return [...known.filter(({ folder }) => !touched.has(folder)), ...connectors.flatMap(titleOf)];
}

function titleOf({ folder, kind, api }: Connector): OtherTitle[] {
  const title = api?.info.object.title;
  return typeof title === 'string' ? [{ folder, kind, title }] : [];
}
