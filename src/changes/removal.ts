/** A connector that is gone as a whole. */
import type { Connector } from '../connector/connector.ts';
import { type About, type Change, change } from './types.ts';

/** Nobody can use a folder without a definition; after the deprecation of all that people see it is what was announced. */
export function removalOf(about: About, base: Connector): Change[] {
  if (!base.file('swagger')) return [];
  const visible = (base.api?.operations ?? []).filter(({ internal }) => !internal);
  const announced = visible.length > 0 && visible.every(({ deprecated }) => deprecated);
  return [
    change('connector-removed', about, {
      head: { file: base.pathOf('swagger') },
      variant: announced ? 'deprecated-before' : null,
      ...(announced ? { impact: 'look' as const } : {}),
    }),
  ];
}
